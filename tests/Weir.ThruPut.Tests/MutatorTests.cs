namespace Weir.ThruPut.Tests;

/// <summary>Broken requests, a share of them here; <c>weir-bench thruput</c> runs the million.</summary>
public sealed class MutatorTests
{
    private const int Inputs = 40_000;

    [Theory]
    [InlineData(1)]
    [InlineData(20261121)]
    public async Task Every_broken_request_gets_a_reply_that_can_be_read(int seed)
    {
        var dispatcher = new Dispatcher(new SampleSource());
        var mutator = new Mutator([.. ThruPutTypes.All.Select(type => Golden.Mended($"{type.Code()}-request"))], seed);
        var output = new MemoryStream();
        var refused = 0;
        for (var i = 0; i < Inputs; i++)
        {
            var message = mutator.Next();
            output.SetLength(0);
            var dispatchResult = await dispatcher.AnswerAsync(message, output, Messages.Cancellation);
            refused += dispatchResult.Error is null ? 0 : 1;
            if (ReplyReader.Read(output.GetBuffer().AsMemory(0, (int)output.Length)) is not { Error: null, Reply.Last: true })
            {
                Assert.Fail($"input {i} of seed {seed}: {System.Text.Encoding.UTF8.GetString(message.Span)}");
            }
        }

        // Some changes hit nothing that matters; most do.
        Assert.InRange(refused, Inputs / 2, Inputs - 1);
    }

    [Theory]
    [InlineData(7)]
    public async Task Every_broken_stream_is_taken_apart_or_refused(int seed)
    {
        var mutator = new Mutator([.. ThruPutTypes.All.Select(type => Golden.Mended($"{type.Code()}-request"))], seed);
        for (var i = 0; i < Inputs; i++)
        {
            var stream = mutator.Next().ToArray();
            var framer = new MessageFramer(new MemoryStream(stream), RequestReader.Longest);
            var taken = 0;
            try
            {
                while (await framer.NextAsync(Messages.Cancellation) is { } message)
                {
                    taken += message.Length;
                }
            }
            catch (ThruPutRefusedException refused)
            {
                Assert.True(refused.Code is ErrorCodes.NotUtf8 or ErrorCodes.NotWellFormed);
            }

            Assert.InRange(taken, 0, stream.Length);
        }
    }
}
