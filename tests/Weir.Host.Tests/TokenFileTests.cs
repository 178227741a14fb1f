namespace Weir.Host.Tests;

public sealed class TokenFileTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData("weir_abc")]
    [InlineData("  weir_abc\r\n\n")]
    public void A_token_is_one_word(string text) => Assert.Equal("weir_abc", TokenFile.Read(_scratch.File("token", text)));

    [Theory]
    [InlineData("")]
    [InlineData(" \n")]
    [InlineData("two words")]
    [InlineData("two\nlines")]
    [InlineData("weir_ä")]
    [InlineData("weir\u0007")]
    [InlineData("weir\u007f")]
    public void Anything_else_is_none_and_is_not_repeated(string text)
    {
        var file = _scratch.File("token", text);

        Assert.Equal(
            $"{file} holds no token, which is one word: weir token add MACHINE --role agent prints one",
            Assert.Throws<StartException>(() => TokenFile.Read(file)).Message
        );
    }

    [Fact]
    public void A_file_that_is_not_there_or_is_a_folder_is_named_with_the_reason()
    {
        Assert.Equal(
            $"{_scratch["none"]} cannot be read (no such file or directory): name the token's file with --token-file",
            Assert.Throws<StartException>(() => TokenFile.Read(_scratch["none"])).Message
        );
        Assert.Equal(
            $"{_scratch.Path} cannot be read (permission denied): name the token's file with --token-file",
            Assert.Throws<StartException>(() => TokenFile.Read(_scratch.Path)).Message
        );
    }
}
