"""Word lists that made documents are filled from. Places are real provinces; every person, number and address is put together by chance."""

PROVINCES = """An Giang|Bà Rịa - Vũng Tàu|Bạc Liêu|Bắc Giang|Bắc Kạn|Bắc Ninh|Bến Tre|Bình Dương|Bình Định|Bình Phước|Bình Thuận|Cà Mau|Cao Bằng|
Cần Thơ|Đà Nẵng|Đắk Lắk|Đắk Nông|Điện Biên|Đồng Nai|Đồng Tháp|Gia Lai|Hà Giang|Hà Nam|Hà Nội|Hà Tĩnh|Hải Dương|Hải Phòng|Hậu Giang|Hòa Bình|
Hồ Chí Minh|Hưng Yên|Khánh Hòa|Kiên Giang|Kon Tum|Lai Châu|Lạng Sơn|Lào Cai|Lâm Đồng|Long An|Nam Định|Nghệ An|Ninh Bình|Ninh Thuận|Phú Thọ|
Phú Yên|Quảng Bình|Quảng Nam|Quảng Ngãi|Quảng Ninh|Quảng Trị|Sóc Trăng|Sơn La|Tây Ninh|Thái Bình|Thái Nguyên|Thanh Hóa|Thừa Thiên Huế|
Tiền Giang|Trà Vinh|Tuyên Quang|Vĩnh Long|Vĩnh Phúc|Yên Bái""".replace("\n", "").split("|")

# name, initials used in document numbers
DEPARTMENTS = [("Sở Nội vụ", "SNV"), ("Sở Tư pháp", "STP"), ("Sở Tài chính", "STC"), ("Sở Kế hoạch và Đầu tư", "SKHĐT"), ("Sở Công Thương", "SCT"),
               ("Sở Xây dựng", "SXD"), ("Sở Y tế", "SYT"), ("Sở Giáo dục và Đào tạo", "SGDĐT"), ("Sở Giao thông vận tải", "SGTVT"),
               ("Sở Khoa học và Công nghệ", "SKHCN"), ("Sở Tài nguyên và Môi trường", "STNMT"), ("Sở Nông nghiệp và Phát triển nông thôn", "SNN"),
               ("Sở Lao động - Thương binh và Xã hội", "SLĐTBXH"), ("Sở Văn hóa, Thể thao và Du lịch", "SVHTTDL"), ("Sở Ngoại vụ", "SNgV"),
               ("Thanh tra tỉnh", "TTT"), ("Ban Dân tộc", "BDT"), ("Văn phòng UBND tỉnh", "VP"), ("Ban Quản lý Khu kinh tế", "BQLKKT"),
               ("Chi cục Bảo vệ môi trường", "CCBVMT"), ("Chi cục Thủy lợi", "CCTL")]

LOCALITIES = ["Tân Phú", "Bình Hòa", "An Thạnh", "Phước Lộc", "Long Mỹ", "Vĩnh Thuận", "Hòa An", "Thạnh Mỹ", "Đông Sơn", "Quảng Phong", "Yên Thủy",
              "Sơn Hòa", "Phú Tân", "Thuận Hưng", "Lộc Bình", "Mỹ Xuyên"]
STREETS = ["Lê Lợi", "Trần Phú", "Nguyễn Huệ", "Hùng Vương", "30 tháng 4", "Quang Trung", "Lý Thường Kiệt", "Hai Bà Trưng", "Phan Đình Phùng"]

SURNAMES = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý", "Đinh", "Lò", "Quàng"]
MIDDLES = ["Văn", "Thị", "Đức", "Hữu", "Minh", "Ngọc", "Thanh", "Quốc", "Xuân", "Kim"]
GIVEN = ["An", "Bình", "Châu", "Dũng", "Giang", "Hà", "Hạnh", "Hòa", "Hùng", "Khôi", "Lan", "Linh", "Mai", "Nga", "Phượng", "Quý", "Sơn", "Thủy",
         "Tuấn", "Tú", "Uyên", "Vinh", "Yến"]
POSITIONS = ["Chuyên viên", "Chánh Văn phòng", "Phó Chánh Văn phòng", "Trưởng phòng Tổ chức - Hành chính", "Văn thư", "Công chức Văn phòng - Thống kê",
             "Phó Trưởng phòng"]
UNITS = ["Văn phòng Sở", "Phòng Tổ chức - Hành chính", "Phòng Văn hóa và Thông tin", "Trung tâm Công nghệ thông tin", "Văn phòng HĐND và UBND"]

APPLICATIONS = ["Phần mềm kế toán hành chính sự nghiệp", "Phần mềm quản lý tài sản công", "Phần mềm Quản lý hộ tịch", "Phần mềm một cửa điện tử",
                "Hệ thống thông tin quản lý ngân sách và kho bạc (TABMIS)", "Phần mềm quản lý cán bộ, công chức, viên chức", "Cơ sở dữ liệu quốc gia về giá",
                "Phần mềm quản lý khiếu nại, tố cáo", "Phần mềm theo dõi nhiệm vụ", "Hệ thống hội nghị truyền hình", "Phần mềm quản lý phương tiện đo",
                "Phần mềm quản lý đất đai VBDLIS", "Phần mềm thống kê ngành 4.0", "CSDL công chứng, chứng thực"]
SERVICES = ["Cấp bản sao trích lục hộ tịch", "Cấp phiếu lý lịch tư pháp cho công dân Việt Nam", "Đổi giấy phép lái xe do ngành giao thông vận tải cấp",
            "Cấp chứng chỉ hành nghề hoạt động xây dựng hạng II, hạng III", "Thông báo hoạt động khuyến mại", "Cấp giấy phép xây dựng nhà ở riêng lẻ",
            "Cấp giấy chứng nhận đủ điều kiện kinh doanh dược", "Đăng ký thành lập hộ kinh doanh", "Cấp giấy phép bán lẻ sản phẩm rượu",
            "Cấp lại giấy chứng nhận cơ sở đủ điều kiện an toàn thực phẩm", "Chứng thực bản sao từ bản chính", "Thẩm định báo cáo đánh giá tác động môi trường"]
SERVICE_GROUPS = ["Hộ tịch", "Tư pháp", "Giao thông", "Xây dựng", "Thương mại", "Y tế", "Môi trường", "Tài chính"]
PAYMENTS = ["Chuyển khoản", "Thẻ", "Chuyển khoản, thẻ", "Thanh toán qua bưu điện", ""]
NOTES = ["Số liệu đến hết tháng trước", "(*) ước tính", "Theo báo cáo của phòng chuyên môn", "Đang nâng cấp", "Không có phát sinh", "Tính cả hợp đồng 68",
         "Đã gửi kèm danh sách", "Cấp trong năm"]
OPINIONS = ["Đề nghị cấp kinh phí thay thế máy tính cũ, nâng cấp hạ tầng mạng LAN của cơ quan.",
            "Đường truyền Internet chưa ổn định, ảnh hưởng đến việc gửi, nhận văn bản điện tử.",
            "Kiến nghị tổ chức thêm các lớp tập huấn về an toàn thông tin cho cán bộ phụ trách CNTT.",
            "Phần mềm một cửa chưa kết nối với phần mềm chuyên ngành của Bộ, cán bộ phải nhập liệu hai lần.",
            "Không có ý kiến."]
DOCUMENTS = ["Kế hoạch số {n}/KH-UBND ngày {d}/{m}/{y}", "Quyết định số {n}/QĐ-{k} ngày {d}/{m}/{y} của Giám đốc", "Công văn số {n}/{k}-VP ngày {d}/{m}/{y}",
             "Quyết định số {n}/QĐ-UBND ngày {d}/{m}/{y}; https://vanban.{h}/{n}"]
TEXTS = ["Đang triển khai giai đoạn 2", "Dùng chung của tỉnh", "Phối hợp với VNPT", "Theo mô hình tập trung", "Chưa có hệ thống riêng"]

COVER = ["Thực hiện Công văn số {n}/STTTT-CNTT của Sở Thông tin và Truyền thông về việc báo cáo tình hình ứng dụng công nghệ thông tin, {agency} báo cáo như sau:",
         "Trong kỳ, cơ quan đã triển khai {a} lớp tập huấn với {b} lượt người tham dự; tỷ lệ văn bản điện tử đạt {c}%.",
         "Số liệu chi tiết tại biểu mẫu kèm theo.",
         "Trên đây là báo cáo của {agency}, kính gửi Sở Thông tin và Truyền thông tổng hợp./."]
EXTRA_ROWS = [("Số lượng máy in tại đơn vị", "chiếc", "count"), ("Số lượng máy quét (scanner) hiện có", "chiếc", "count"),
              ("Tổng kinh phí đào tạo CNTT trong kỳ", "triệu đồng", "count"), ("Số sự cố mất an toàn thông tin đã xử lý", "sự cố", "count"),
              ("Số lượng thiết bị tường lửa chuyên dụng", "thiết bị", "count"), ("Số cuộc họp không giấy trong kỳ", "cuộc", "count")]
INSERTED_NOTES = ["(Số liệu tính đến ngày lập báo cáo)", "(Đề nghị ghi rõ)", "(không tính hợp đồng thời vụ)", "(theo hướng dẫn tại Công văn của Sở)"]
ANNEX = ["PHỤ LỤC: THUYẾT MINH SỐ LIỆU", "1. Số liệu về máy tính lấy từ sổ theo dõi tài sản của {agency}, gồm cả {a} máy đang chờ thanh lý.",
         "2. Trong năm có {b} văn bản được gửi qua trục liên thông, {n} văn bản nhận qua đường bưu điện.",
         "3. Nơi nhận: Như trên; Lưu: VT."]
