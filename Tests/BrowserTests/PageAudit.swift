/// What can be said of a page without looking at it, in the page's own language. Every finding is a sentence.
enum PageAudit {
    /// WCAG 2.1 AA, 1.4.3: 4.5 for text, 3 for text of 24 px (18.66 px bold) and more. Colours are mixed by the browser itself, on a canvas.
    static let contrast = """
        (() => {
          const canvas = document.createElement('canvas');
          canvas.width = canvas.height = 1;
          const context = canvas.getContext('2d', { willReadFrequently: true });
          const paint = colours => {
            context.clearRect(0, 0, 1, 1);
            for (const colour of colours) { context.fillStyle = colour; context.fillRect(0, 0, 1, 1); }
            return [...context.getImageData(0, 0, 1, 1).data].slice(0, 3);
          };
          const light = rgb => {
            const [r, g, b] = rgb.map(v => v / 255).map(v => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
            return 0.2126 * r + 0.7152 * g + 0.0722 * b;
          };
          const base = matchMedia('(prefers-color-scheme: dark)').matches && !matchMedia('print').matches ? '#000' : '#fff';
          const found = new Set();
          const seen = new Map();
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (walker.nextNode()) {
            const element = walker.currentNode.parentElement;
            if (!walker.currentNode.data.trim() || !element.checkVisibility({ visibilityProperty: true })) continue;
            if (element.closest('script, style, noscript, .skip, option, :disabled, svg')) continue;
            const layers = [];
            for (let at = element; at; at = at.parentElement) layers.unshift(getComputedStyle(at).backgroundColor);
            const style = getComputedStyle(element);
            const key = [...layers, style.color].join();
            if (!seen.has(key)) {
              const [a, b] = [light(paint([base, ...layers])), light(paint([base, ...layers, style.color]))].sort((x, y) => y - x);
              seen.set(key, (a + 0.05) / (b + 0.05));
            }
            const ratio = seen.get(key);
            const size = parseFloat(style.fontSize);
            const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
            if (ratio < (isLarge ? 3 : 4.5)) {
              found.add(`contrast ${ratio.toFixed(2)}: ${element.tagName.toLowerCase()}.${element.className} “${walker.currentNode.data.trim().slice(0, 30)}”`);
            }
          }
          return [...found].slice(0, 12);
        })()
        """

    /// Names for everything that can be reached, one first heading, text for pictures, nothing wider than the window.
    static let structure = """
        (() => {
          const found = [];
          const seen = element => element.checkVisibility({ visibilityProperty: true });
          const name = element => (element.innerText || element.getAttribute('aria-label') || element.title || '').trim();
          for (const element of document.querySelectorAll('a[href], button')) {
            if (seen(element) && !name(element)) found.push(`no name: ${element.outerHTML.slice(0, 120)}`);
          }
          for (const element of document.querySelectorAll('input:not([type=hidden]), select, textarea')) {
            if (seen(element) && !element.labels?.length && !element.getAttribute('aria-label')) found.push(`no label: ${element.outerHTML.slice(0, 120)}`);
          }
          for (const element of document.querySelectorAll('img')) if (!element.hasAttribute('alt')) found.push(`no alt: ${element.src}`);
          if (!document.documentElement.lang) found.push('the page has no language');
          if (!document.querySelector('main')) found.push('no main');
          if ([...document.querySelectorAll('h1')].filter(seen).length !== 1) found.push('not one h1');
          const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
          if (wide > 1) {
            const widest = [...document.querySelectorAll('main *, header *')].find(e => e.getBoundingClientRect().right > innerWidth + 1);
            found.push(`${wide} px wider than the window: ${widest?.tagName} ${widest?.className} “${widest?.innerText?.slice(0, 40)}”`);
          }
          return found;
        })()
        """
}
