namespace Weir.Jobs.Tests;

public sealed class OnLeftoversTextTests
{
    [Theory]
    [InlineData("kill", OnLeftovers.Kill)]
    [InlineData("wait", OnLeftovers.Wait)]
    [InlineData("keep", OnLeftovers.Keep)]
    public void Each_word_is_read_and_written(string word, OnLeftovers leftovers)
    {
        Assert.True(OnLeftoversText.TryParse(word, out var read));
        Assert.Equal((leftovers, word), (read, read.ToText()));
        Assert.Contains(word, OnLeftoversText.Allowed, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Kill")]
    [InlineData("")]
    [InlineData(null)]
    public void Another_word_is_refused_and_harms_nothing(string? word)
    {
        Assert.False(OnLeftoversText.TryParse(word, out var read));
        Assert.Equal(OnLeftovers.Wait, read);
    }
}
