using System.Text;
using static Weir.ThruPut.Tests.Messages;

namespace Weir.ThruPut.Tests;

public sealed class DispatcherTests
{
    private readonly SampleSource _source = new();

    [Theory]
    [MemberData(nameof(Golden.Requests), MemberType = typeof(Golden))]
    public async Task Every_example_gets_a_reply_with_its_mark_and_version(string name)
    {
        var request = RequestReader.Read(Golden.Mended(name)).Request!;

        var (dispatchResult, reply) = await AskAsync(Golden.Mended(name));

        Assert.Equal((request.Type.Code(), request.Auto, null), (dispatchResult.TypeCode, dispatchResult.Auto, dispatchResult.Error));
        Assert.Equal((request.Type.Code(), request.RequestId, request.DataVersion), (reply.TypeCode, reply.RequestId, reply.DataVersion));
        Assert.IsNotType<ErrorReply>(reply);
    }

    [Fact]
    public async Task A_refusal_is_an_error_reply()
    {
        _source.Refusal = new ThruPutRefusedException(ErrorCodes.NoSuchJob, "there is no such job");

        var (dispatchResult, reply) = await AskAsync(Golden.Mended("SGD-request"));

        Assert.Equal(new ThruPutError(ErrorCodes.NoSuchJob, "there is no such job"), Assert.IsType<ErrorReply>(reply).Error);
        Assert.Equal(("SGD", "C217BC11"), (reply.TypeCode, reply.RequestId));
        Assert.Equal(ErrorCodes.NoSuchJob, dispatchResult.Error?.Code);
    }

    [Fact]
    public async Task What_cannot_be_read_is_answered_with_code_and_place()
    {
        var (dispatchResult, reply) = await AskAsync(Golden.Printed("GSQ-request"));

        var error = Assert.IsType<ErrorReply>(reply).Error;
        Assert.Equal((ErrorCodes.RootIsNotTm, 1, 1), (error.Code, error.Line, error.Column));
        Assert.Equal(error, dispatchResult.Error);
    }

    private async Task<(DispatchResult, ThruPutReply)> AskAsync(byte[] message)
    {
        var output = new MemoryStream();
        var dispatchResult = await new Dispatcher(_source).AnswerAsync(message, output, Cancellation);
        var text = Encoding.UTF8.GetString(output.ToArray());
        Assert.Empty(Schema.Faults(text));
        return (dispatchResult, ReadReply(text));
    }
}
