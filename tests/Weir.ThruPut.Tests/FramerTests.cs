using System.Text;

namespace Weir.ThruPut.Tests;

public sealed class FramerTests
{
    [Theory]
    [InlineData("<TM></TM>")]
    [InlineData("<TM/>")]
    [InlineData("<?xml version='1.0'?><TM a='</TM>'>x<!-- </TM> --><![CDATA[</TM>]]><?p </TM>?><b c=\"'>\"/></TM>")]
    [InlineData("<TM><TM>a</TM><TM/></TM >")]
    [InlineData("<TM><id>J0023461/id></TM>")]
    [InlineData("<TM><group>PR0D1</group\n<i>3</i></TM>")]
    [InlineData("<protocol_version>0001</protocol_version>")]
    [InlineData("</TM>")]
    [InlineData("text<TM></TM>")]
    public async Task A_message_ends_with_the_end_tag_of_its_root(string message)
    {
        var twice = Encoding.UTF8.GetBytes($"\n{message}\r\n {message}\n");
        foreach (var chunk in (int[])[1, 7, 4096])
        {
            var framer = new MessageFramer(new ChunkedStream(twice, chunk), 1000);

            Assert.Equal(message, await NextAsync(framer));
            Assert.Equal(message, await NextAsync(framer));
            Assert.Null(await NextAsync(framer));
        }
    }

    [Theory]
    [InlineData("<TM><request></request></TN>")]
    [InlineData("<TM>\n<request>\n<a/></request>\n</TM2>\r\n")]
    [InlineData("<TM><request></TM2></TM2>")]
    public async Task Where_another_tag_closes_the_root_and_nothing_follows_the_message_is_over(string message)
    {
        var framer = new MessageFramer(new SilentStream(Encoding.UTF8.GetBytes(message)), 1000);

        Assert.Equal(message, await NextAsync(framer));
    }

    [Fact]
    public async Task Where_something_follows_a_tag_too_many_the_message_ends_with_its_root()
    {
        const string message = "<TM><a></a></a><b>1</b></TM>";
        var framer = new MessageFramer(new ChunkedStream(Encoding.UTF8.GetBytes(message), 4096), 1000);

        Assert.Equal(message, await NextAsync(framer));
    }

    [Theory]
    [InlineData("<TM>", ErrorCodes.NotWellFormed)]
    [InlineData("<TM>\0</TM>", ErrorCodes.NotUtf8)]
    [InlineData("text", ErrorCodes.NotWellFormed)]
    public async Task Where_no_end_can_be_found_nothing_more_is_read(string text, string code)
    {
        var framer = new MessageFramer(new ChunkedStream(Encoding.UTF8.GetBytes(text), 3), 1000);

        Assert.Equal(code, (await Assert.ThrowsAsync<ThruPutRefusedException>(() => NextAsync(framer))).Code);
    }

    [Fact]
    public async Task A_message_that_is_too_long_is_not_read_to_its_end()
    {
        var framer = new MessageFramer(new EndlessStream(), 100_000);

        Assert.Equal(ErrorCodes.TooLarge, (await Assert.ThrowsAsync<ThruPutRefusedException>(() => NextAsync(framer))).Code);
    }

    private static async Task<string?> NextAsync(MessageFramer framer) =>
        await framer.NextAsync(Messages.Cancellation) is { } message ? Encoding.UTF8.GetString(message.Span) : null;

    private sealed class ChunkedStream(byte[] bytes, int chunk) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(chunk, buffer.Length)], cancellationToken);
    }

    /// <summary>A client that has sent its message and waits for the reply.</summary>
    private sealed class SilentStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            Position < Length ? base.ReadAsync(buffer, cancellationToken) : throw new InvalidOperationException("more is waited for");
    }

    private sealed class EndlessStream : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            buffer.Span.Fill((byte)'<');
            return ValueTask.FromResult(buffer.Length);
        }
    }
}
