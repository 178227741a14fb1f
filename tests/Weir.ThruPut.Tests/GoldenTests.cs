using System.Text;

namespace Weir.ThruPut.Tests;

public sealed class GoldenTests
{
    [Theory]
    [MemberData(nameof(Golden.Requests), MemberType = typeof(Golden))]
    public void A_mended_request_is_read_and_written_again(string name)
    {
        var reading = RequestReader.Read(Golden.Mended(name));

        Assert.Null(reading.Error);
        Assert.Equal(name[..3], reading.Request!.Type.Code());
        Assert.Equal(Golden.Written(name), Encoding.UTF8.GetString(RequestWriter.Write(reading.Request)) + "\n");
    }

    [Theory]
    [MemberData(nameof(Golden.Replies), MemberType = typeof(Golden))]
    public async Task A_mended_reply_is_read_and_written_again(string name)
    {
        var reading = ReplyReader.Read(Golden.Mended(name));

        Assert.Null(reading.Error);
        Assert.Equal(name[..3], reading.Reply!.TypeCode);
        Assert.True(reading.Reply.Last);
        Assert.Equal(Golden.Written(name), await Messages.WriteAsync(reading.Reply));
    }

    [Theory]
    [MemberData(nameof(Golden.AllPrinted), MemberType = typeof(Golden))]
    public void An_example_as_printed_is_refused_with_its_place(string name)
    {
        var error = name.EndsWith("request", StringComparison.Ordinal)
            ? RequestReader.Read(Golden.Printed(name)).Error
            : ReplyReader.Read(Golden.Printed(name)).Error;

        Assert.Equal((ErrorCodes.RootIsNotTm, 1, 1), (error?.Code, error?.Line, error?.Column));
    }

    // What is left broken in each once its lost start tag is put back.
    [Theory]
    [InlineData("GSQ-request", ErrorCodes.NotWellFormed, 16, 3)]
    [InlineData("HXA-request", ErrorCodes.NotWellFormed, 14, 3)]
    [InlineData("SGD-request", ErrorCodes.UnknownTag, 11, 1)]
    [InlineData("SGJ-request", ErrorCodes.NotWellFormed, 18, 3)]
    [InlineData("SPJ-request", ErrorCodes.NotWellFormed, 17, 3)]
    public void A_request_with_its_start_tag_put_back_is_refused_where_it_breaks(string name, string code, int line, int column)
    {
        var reading = RequestReader.Read((byte[])[.. "<TM>\n"u8, .. Golden.Printed(name)]);

        Assert.Equal((code, line, column), (reading.Error?.Code, reading.Error?.Line, reading.Error?.Column));
        Assert.Equal((name[..3], 8), (reading.TypeCode, reading.RequestId.Length));
    }

    [Theory]
    [MemberData(nameof(Golden.All), MemberType = typeof(Golden))]
    public void What_is_written_is_as_the_schema_wants_it(string name) => Assert.Empty(Schema.Faults(Golden.Written(name)));
}
