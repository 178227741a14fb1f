using System.Text.Json;
using Weir.Jobs.Plans;

namespace Weir.Jobs.Tests;

public sealed class ScheduleDateChoiceTests
{
    [Theory]
    [InlineData("current", "CURRENT")]
    [InlineData("EARLIEST", "EARLIEST")]
    [InlineData("Latest", "LATEST")]
    [InlineData("EARLIEST HELD", "EARLIEST HELD")]
    [InlineData("LATEST ACTIVE", "LATEST ACTIVE")]
    [InlineData("latest  noncomplete", "LATEST NONCOMPLETE")]
    [InlineData("LATEST WAITING", "LATEST WAITING")]
    [InlineData("LATEST COMPLETE", "LATEST COMPLETE")]
    [InlineData("NEXT", "NEXT")]
    [InlineData("NEXTREL", "NEXTREL")]
    [InlineData("PREVIOUS", "PREVIOUS")]
    [InlineData("PREVIOUSREL", "PREVIOUSREL")]
    [InlineData("2026-11-30", "2026-11-30")]
    public void J63_Each_keyword_of_the_original_is_read(string text, string kept)
    {
        Assert.True(ScheduleDateChoice.TryParse(text, out var choice));
        Assert.Equal(kept, choice.ToString());
        Assert.Equal(choice, JsonSerializer.Deserialize<ScheduleDateChoice>(JsonSerializer.Serialize(choice)));
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("LITERAL")]
    [InlineData("0")]
    [InlineData("NEXT HELD")]
    [InlineData("LATEST 1")]
    [InlineData("LATEST HELD HELD")]
    [InlineData("2026-02-30")]
    [InlineData("$PREFIX")]
    public void Nothing_else_is(string? text) => Assert.False(ScheduleDateChoice.TryParse(text, out _));
}
