namespace Weir.Host.Tests;

public sealed class ErrorTextTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void What_the_system_refuses_is_said_in_its_words()
    {
        var file = _scratch.File("file", "");

        Assert.Equal("no such file or directory", Of(() => File.ReadAllText(_scratch["none"])));
        Assert.Equal("no such file or directory", Of(() => File.ReadAllText(_scratch["none/below"])));
        Assert.Equal("permission denied", Of(() => File.ReadAllText(_scratch.Path)));
        Assert.Equal("a file is in its place", Of(() => Directory.CreateDirectory(file)));
        Assert.Equal("no space left on the device", Of(() => File.WriteAllText("/dev/full", "x")));
    }

    [Fact]
    public void What_else_goes_wrong_cannot_steer_the_terminal() =>
        Assert.Equal("a\\x1B[2J", ErrorText.From(new InvalidOperationException("a\u001b[2J")));

    private static string Of(Action action) => ErrorText.From(Assert.ThrowsAny<Exception>(action));
}
