using System.Text;

namespace Weir.ThruPut.Tests;

/// <summary>Messages made, written and read in tests.</summary>
internal static class Messages
{
    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>A request in the original's layout with this body.</summary>
    public static byte[] Request(string type, string body, string version = "0001") =>
        Encoding.UTF8.GetBytes(
            $"<TM>\n<protocol_version>0001</protocol_version>\n<request>\n<request_type>{type}</request_type>\n<request_id>C217BC0E</request_id>\n"
                + $"<date_time>2017082914463285</date_time>\n<data_version>{version}</data_version>\n{body}\n</request>\n</TM>\n"
        );

    public static T Read<T>(byte[] message)
        where T : ThruPutRequest
    {
        var reading = RequestReader.Read(message);
        Assert.Null(reading.Error);
        return Assert.IsType<T>(reading.Request);
    }

    public static ThruPutError ErrorOf(byte[] message)
    {
        var reading = RequestReader.Read(message);
        Assert.Null(reading.Request);
        return Assert.IsType<ThruPutError>(reading.Error);
    }

    public static ThruPutError ErrorOf(string message) => ErrorOf(Encoding.UTF8.GetBytes(message));

    public static async Task<string> WriteAsync(ThruPutReply reply, int splitAt = ReplyWriter.DefaultSplit)
    {
        var output = new MemoryStream();
        await new ReplyWriter(output, splitAt).WriteAsync(reply, Cancellation);
        return Encoding.UTF8.GetString(output.ToArray());
    }

    public static ThruPutReply ReadReply(string message)
    {
        var reading = ReplyReader.Read(Encoding.UTF8.GetBytes(message));
        Assert.Null(reading.Error);
        return reading.Reply!;
    }
}
