using System.Text;

namespace Weir.Linux.Tests;

public sealed class ProcessBytesTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData("A=1", "A", "1")]
    [InlineData("A=", "A", "")]
    [InlineData("A=b=c", "A", "b=c")]
    [InlineData("B=0|A=1|A=2", "A", "1")]
    [InlineData("AB=1", "A", null)]
    [InlineData("A", "A", null)]
    [InlineData("a=1", "A", null)]
    [InlineData("", "A", null)]
    public void A_variable_has_the_value_of_its_first_entry(string entries, string name, string? value)
    {
        var found = ProcessBytes.ValueOf([.. entries.Split('|').Select(Encoding.UTF8.GetBytes)], Encoding.UTF8.GetBytes(name));

        Assert.Equal(value, found is null ? null : Encoding.UTF8.GetString(found));
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_told_from_one_that_is_empty()
    {
        File.WriteAllText(_scratch["empty"], "");
        File.WriteAllText(_scratch["file"], new string('x', 10_000));

        Assert.Empty(ProcessBytes.TryReadFile(_scratch["empty"])!);
        Assert.Equal(10_000, ProcessBytes.TryReadFile(_scratch["file"])!.Length);
        Assert.Null(ProcessBytes.TryReadFile(_scratch["none"]));
        Assert.Null(ProcessBytes.TryReadFile(_scratch.Path));
        Assert.Empty(ProcessBytes.ReadFile(_scratch["none"]));
    }

    [Fact]
    public void The_arguments_and_the_environment_are_those_the_system_has()
    {
        Assert.Equal(Environment.GetCommandLineArgs()[^1], Encoding.UTF8.GetString(ProcessBytes.Arguments()[^1]));
        Assert.Equal(
            Environment.GetEnvironmentVariable("PATH"),
            Encoding.UTF8.GetString(ProcessBytes.ValueOf(ProcessBytes.Environment(), "PATH"u8)!)
        );
        Assert.Equal(Environment.ProcessPath, Encoding.UTF8.GetString(ProcessBytes.Program()));
        Assert.Equal(Environment.CurrentDirectory, Encoding.UTF8.GetString(ProcessBytes.CurrentFolder()!));
    }

    [Fact]
    public void The_mask_is_asked_for_and_stays() => Assert.Equal(ProcessBytes.Umask(), ProcessBytes.Umask());
}
