// libxml2's headers pull in ICU's when it was built with ICU, and ICU's clash with Foundation's: the switch is taken back before
// anything else is included (found out on 2026-11-21, see docs/decisions.md).
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/xmlreader.h>
#include <libxml/xmlerror.h>

// xmlFree is a mutable global function pointer, which Swift 6 does not let through.
static inline void phieu_xml_free(void *pointer) { xmlFree(pointer); }
