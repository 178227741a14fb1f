using System.Text;
using static Weir.ThruPut.Tests.Messages;

namespace Weir.ThruPut.Tests;

public sealed class RequestTests
{
    [Theory]
    [InlineData("GSQ", "<body_gsq/>")]
    [InlineData("PSQ", "<body_psq></body_psq>")]
    [InlineData("SGJ", "<body_sgj> </body_sgj>")]
    [InlineData("SPJ", "")]
    [InlineData("HSL", "<body_hsl/>")]
    [InlineData("HSQ", "<body_hsl></body_hsl>")]
    [InlineData("HCA", "<body_hca/>")]
    [InlineData("HXA", "<body_hxa/>")]
    public void An_empty_or_missing_body_asks_for_everything(string type, string body)
    {
        var reading = RequestReader.Read(Request(type, body));

        Assert.Null(reading.Error);
        Assert.Equal(type, reading.Request!.Type.Code());
    }

    [Fact]
    public void Everything_is_the_default_of_a_list_of_jobs() =>
        Assert.Equal(new JobSelection(Choice.All, Choice.All, 0, 12), Read<SgjRequest>(Request("SGJ", "<body_sgj/>")).Jobs);

    [Fact]
    public void Tags_may_come_in_any_order()
    {
        var request = Read<SgjRequest>(
            Encoding.UTF8.GetBytes(
                "<TM><request><body_sgj><section_ix_to>7</section_ix_to><excluded><type>P</type></excluded><delayed>N</delayed>"
                    + "<section_ix_from>4</section_ix_from></body_sgj><data_version>0001</data_version><request_id>X</request_id>"
                    + "<request_type>SGJ</request_type></request><protocol_version>0001</protocol_version></TM>"
            )
        );

        Assert.Equal(new JobSelection(Choice.No, Choice.All, 4, 7), request.Jobs);
        Assert.Equal(["P"], request.Groups.Excluded.Types);
        Assert.Equal("X", request.RequestId);
        Assert.Null(request.DateTime);
    }

    [Fact]
    public void Unknown_tags_in_the_envelope_and_attributes_are_passed_over() =>
        Read<HslRequest>(
            Encoding.UTF8.GetBytes(
                "<?xml version=\"1.0\"?><!-- c --><TM a='1'><user><name>x</name></user><protocol_version>0001</protocol_version><request><request_type>HSL</request_type>"
                    + "<request_id>1</request_id><page/><data_version>0002</data_version></request></TM><!-- end -->"
            )
        );

    [Theory]
    [InlineData("service_group")]
    [InlineData("group_name")]
    public void Both_tags_that_may_name_a_production_group_are_taken(string tag) =>
        Assert.Equal(
            ["$$$PCS"],
            Read<PsqRequest>(Request("PSQ", $"<body_psq><included><{tag}>$$$PCS</{tag}></included></body_psq>")).Groups.Included
        );

    [Theory]
    [InlineData("Y", true)]
    [InlineData("N", false)]
    public void Auto_is_kept(string letter, bool auto) =>
        Assert.Equal(auto, Read<GsqRequest>(Request("GSQ", $"<body_gsq><auto>{letter}</auto></body_gsq>")).Auto);

    [Fact]
    public void A_time_is_read_to_its_hundredth()
    {
        Assert.True(ThruPutTime.TryParse("2017123123595999", out var time));

        Assert.Equal(new DateTime(2017, 12, 31, 23, 59, 59, 990), time.Clock);
        Assert.Equal("2017123123595999", time.ToString());
        Assert.Equal("2017123123595999", new ThruPutTime(new DateTimeOffset(2017, 12, 31, 23, 59, 59, 999, TimeSpan.Zero)).ToString());
    }

    [Theory]
    [InlineData("SGJ", "<body_sgj><include/></body_sgj>", ErrorCodes.UnknownTag, 8, 11)]
    [InlineData("SGJ", "<body_sgj>\n<included>\n<service_group>A</service_group></included></body_sgj>", ErrorCodes.UnknownTag, 10, 1)]
    [InlineData("HSL", "<body_hsl>\n  <x/></body_hsl>", ErrorCodes.UnknownTag, 9, 3)]
    [InlineData("SGJ", "<body_sgj><delayed>X</delayed></body_sgj>", ErrorCodes.Value, 8, 11)]
    [InlineData("SGJ", "<body_sgj><section_ix_from>13</section_ix_from></body_sgj>", ErrorCodes.Value, 8, 11)]
    [InlineData(
        "SGJ",
        "<body_sgj>\n<section_ix_from>8</section_ix_from>\n<section_ix_to>3</section_ix_to>\n</body_sgj>",
        ErrorCodes.UpsideDown,
        10,
        1
    )]
    [InlineData("GSQ", "<body_gsq><auto>A</auto></body_gsq>", ErrorCodes.Value, 8, 11)]
    [InlineData("GSQ", "<body_gsq><included><type></type></included></body_gsq>", ErrorCodes.Value, 8, 21)]
    [InlineData("GSQ", "<body_gsq><auto>Y</auto><auto>Y</auto></body_gsq>", ErrorCodes.TagTwice, 8, 25)]
    [InlineData("GSQ", "<body_gsq/>\n<body_gsq/>", ErrorCodes.TagTwice, 9, 1)]
    [InlineData("GSQ", "<body_sgj/>", ErrorCodes.WrongBody, 8, 1)]
    [InlineData("SGD", "<body_sgd><name>A</name></body_sgd>", ErrorCodes.TagMissing, 8, 1)]
    [InlineData("SGD", "<body_sgd><name>A</name><id>SLJ0037281</id></body_sgd>", ErrorCodes.Value, 8, 25)]
    [InlineData("SGD", "", ErrorCodes.TagMissing, 3, 1)]
    [InlineData("XYZ", "<body_gsq/>", ErrorCodes.UnknownType, 4, 1)]
    [InlineData("gsq", "<body_gsq/>", ErrorCodes.UnknownType, 4, 1)]
    [InlineData("GSQ", "<body_gsq>text</body_gsq>", ErrorCodes.Value, 8, 11)]
    [InlineData("GSQ", "<body_gsq><auto><b>Y</b></auto></body_gsq>", ErrorCodes.UnknownTag, 8, 17)]
    public void What_would_change_the_answer_is_refused_at_its_place(string type, string body, string code, int line, int column)
    {
        var reading = RequestReader.Read(Request(type, body));

        Assert.Equal((code, line, column), (reading.Error?.Code, reading.Error?.Line, reading.Error?.Column));
        Assert.Equal((type, "C217BC0E"), (reading.TypeCode, reading.RequestId));
    }

    [Theory]
    [InlineData("GSQ", 1)]
    [InlineData("PSQ", 2)]
    [InlineData("SGJ", 1)]
    [InlineData("SPJ", 2)]
    [InlineData("HSL", 2)]
    [InlineData("HSQ", 2)]
    [InlineData("HCA", 2)]
    [InlineData("HXA", 1)]
    public void Each_type_has_its_own_versions(string type, int newest)
    {
        for (var version = 1; version <= newest; version++)
        {
            Assert.Equal(version, RequestReader.Read(Request(type, "", $"{version:D4}")).Request!.DataVersion);
        }

        Assert.Equal((ErrorCodes.DataVersion, 7, 1), PlaceOf(ErrorOf(Request(type, "", $"{newest + 1:D4}"))));
        Assert.Equal(ErrorCodes.DataVersion, ErrorOf(Request(type, "", "1")).Code);
        Assert.Equal(ErrorCodes.DataVersion, ErrorOf(Request(type, "", "0000")).Code);
    }

    [Fact]
    public void Another_protocol_version_is_refused_and_the_mark_still_echoed()
    {
        var reading = RequestReader.Read(
            Encoding.UTF8.GetBytes(
                Encoding
                    .UTF8.GetString(Request("GSQ", ""))
                    .Replace("<protocol_version>0001", "<protocol_version>0002", StringComparison.Ordinal)
            )
        );

        Assert.Equal((ErrorCodes.ProtocolVersion, 2, 1), PlaceOf(reading.Error!));
        Assert.Equal("C217BC0E", reading.RequestId);
    }

    [Theory]
    [InlineData("<!DOCTYPE TM>\n<TM/>", 1, 1)]
    [InlineData("<?xml version='1.0'?>\n <!DOCTYPE TM [<!ENTITY a 'b'>]><TM>&a;</TM>", 2, 2)]
    [InlineData("<TM>\n<!DOCTYPE x SYSTEM 'file:///etc/passwd'></TM>", 2, 1)]
    public void A_document_type_is_refused(string message, int line, int column) =>
        Assert.Equal((ErrorCodes.DtdNotAllowed, line, column), PlaceOf(ErrorOf(message)));

    [Fact]
    public void A_prefix_is_left_off_its_name_bound_or_not()
    {
        var plain = Encoding.UTF8.GetString(Request("GSQ", "<body_gsq/>"));
        var unbound = plain.Replace("</", "</t:", StringComparison.Ordinal).Replace("<TM", "<t:TM", StringComparison.Ordinal);
        unbound = System.Text.RegularExpressions.Regex.Replace(unbound, "<([a-z_])(?!:)", "<t:$1");
        var bound = unbound.Replace("<t:TM>", "<t:TM xmlns:t='urn:any'>", StringComparison.Ordinal);

        Assert.All([plain, unbound, bound], message => Read<GsqRequest>(Encoding.UTF8.GetBytes(message)));
    }

    [Fact]
    public void An_entity_of_ones_own_is_refused() => Assert.Equal((ErrorCodes.NotWellFormed, 2, 2), PlaceOf(ErrorOf("<TM>\n&a;</TM>")));

    [Fact]
    public void Deep_nesting_is_refused_and_never_walked() =>
        Assert.Equal((ErrorCodes.TooDeep, 1, 50), PlaceOf(ErrorOf("<TM>" + string.Concat(Enumerable.Repeat("<a>", 300_000)))));

    [Fact]
    public void What_is_no_message_is_refused()
    {
        Assert.Equal(ErrorCodes.NotWellFormed, ErrorOf("").Code);
        Assert.Equal((ErrorCodes.NotWellFormed, 1, 1), PlaceOf(ErrorOf("hello")));
        Assert.Equal((ErrorCodes.NotUtf8, 0, 0), PlaceOf(ErrorOf(Encoding.Unicode.GetBytes("<TM/>"))));
        Assert.Equal((ErrorCodes.TagMissing, 1, 1), PlaceOf(ErrorOf("<TM/>")));
        Assert.Equal((ErrorCodes.NotWellFormed, 1, 7), PlaceOf(ErrorOf("<TM/><TM/>")));
        Assert.Equal((ErrorCodes.NotWellFormed, 1, 6), PlaceOf(ErrorOf("<TM/>\0")));
        Assert.Equal((ErrorCodes.TooLarge, 0, 0), PlaceOf(ErrorOf(new byte[RequestReader.Longest + 1])));
    }

    private static (string, int, int) PlaceOf(ThruPutError error) => (error.Code, error.Line, error.Column);
}
