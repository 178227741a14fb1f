using System.Text;
using Weir.ThruPut.Writing;

namespace Weir.ThruPut.Tests;

public sealed class MessageWriterTests
{
    [Theory]
    [InlineData("äöü 日本", "äöü 日本")]
    [InlineData("a\u202Eb\u2066c", "a\\x202Eb\\x2066c")]
    [InlineData("a\u0001b", "a\uFFFDb")]
    public void Text_that_is_not_seen_as_it_is_gets_shown(string text, string written)
    {
        using var bytes = new MemoryStream();
        using (var writer = new MessageWriter(bytes))
        {
            writer.Text("TXT", text);
        }

        Assert.Equal($"<TXT>{written}</TXT>", Encoding.UTF8.GetString(bytes.ToArray()));
    }
}
