import Testing

@testable import Scoring

@Suite("Areas in the names of agencies") struct AreaListTests {
    static let list = AreaList(
        id: "thu", province: "Tỉnh Thử",
        units: [
            .district: ["thành phố": ["tp"], "thị xã": ["tx"], "huyện": ["h"]],
            .commune: ["phường": ["p"], "thị trấn": ["tt"], "xã": ["x"]],
        ],
        districts: [
            .init(name: "Huyện Sông Hồ", communes: ["Xã Vĩnh Hòa", "Xã Vĩnh Hòa Trung", "Thị trấn Sông Hồ"]),
            .init(name: "Thị xã Cầu Đá", communes: ["Phường 1", "Xã Vĩnh Hoà", "Xã Cầu Đá"]),
            .init(name: "Thành phố Sông Hồ", communes: ["Phường Một"]),
        ])

    @Test(
        "districts by kind and name, abbreviated or not",
        arguments: [
            ("UBND huyện Sông Hồ, tỉnh Thử", "Huyện Sông Hồ"), ("ỦY BAN NHÂN DÂN THÀNH PHỐ SÔNG HỒ", "Thành phố Sông Hồ"),
            ("UBND TP.Sông Hồ", "Thành phố Sông Hồ"), ("TX. Cầu Đá", "Thị xã Cầu Đá"), ("UBND thị xã Cầu Đá", "Thị xã Cầu Đá"),
        ])
    func districts(text: String, name: String) {
        #expect(Self.list.district(in: [text]).map(Self.list.name) == name)
    }

    @Test("no district, or two, is none", arguments: ["Sở Tư pháp", "UBND huyện Khác", "UBND huyện Sông Hồ và thị xã Cầu Đá"])
    func noDistrict(text: String) {
        #expect(Self.list.district(in: [text]) == nil)
    }

    @Test("the longest name counts, and thị xã is no xã") func longest() {
        #expect(Self.list.commune(in: ["UBND xã Vĩnh Hòa Trung"]).map(Self.list.name) == "Xã Vĩnh Hòa Trung")
        #expect(Self.list.commune(in: ["UBND thị xã Cầu Đá"]) == nil)
        #expect(Self.list.commune(in: ["UBND xã Cầu Đá, thị xã Cầu Đá"]).map(Self.list.name) == "Xã Cầu Đá")
        #expect(Self.list.commune(in: ["UBND phường 1"]).map(Self.list.name) == "Phường 1")
    }

    @Test("a name that two districts have needs the district, from the name or the address; tone placement makes no difference")
    func ambiguous() {
        #expect(Self.list.commune(in: ["UBND xã Vĩnh Hòa"]) == nil)
        #expect(Self.list.commune(in: ["UBND xã Vĩnh Hoà, huyện Sông Hồ"])?.district == 0)
        #expect(Self.list.commune(in: ["UBND xã Vĩnh Hòa", "Ấp 3, xã Vĩnh Hòa, thị xã Cầu Đá, tỉnh Thử"])?.district == 1)
    }

    @Test("a commune is not looked for in a district that the name contradicts") func contradiction() {
        #expect(Self.list.commune(in: ["UBND xã Vĩnh Hòa Trung, thị xã Cầu Đá"]) == nil)
    }
}
