namespace Weir.Cli.Tests;

public sealed class CompletionTests
{
    [Theory]
    [InlineData("weir jo", "job jobs")]
    [InlineData("weir rule l", "lint list")]
    [InlineData("weir rule add --na", "--name")]
    [InlineData("weir jobs --sch", "--schedule")]
    [InlineData("weir jobs --user alice --ro", "--rows")]
    [InlineData("weir gate install --sys", "--system")]
    [InlineData("weir hold 147 --te", "--text")]
    [InlineData("weir submit -n X --ho", "--hold")]
    [InlineData("weir nothing-of-ours ", "")]
    public async Task Bash_completes_what_was_begun(string line, string expected)
    {
        var script = (await Typed.RunAsync("completion", "bash")).Out;
        var words = line.Split(' ');

        var ran = await Programs.RunAsync(
            "bash",
            ["--norc"],
            $"""
            {script}
            COMP_WORDS=({string.Join(' ', words.Select(w => $"'{w}'"))})
            COMP_CWORD={words.Length - 1}
            _weir
            echo "$(printf '%s\n' "${"{"}COMPREPLY[@]{"}"}" | sort | xargs)"
            """
        );

        Assert.Equal("", ran.Error);
        Assert.Equal(expected, ran.Out.TrimEnd('\n'));
    }

    [Fact]
    public async Task Bash_is_told_what_completes_weir()
    {
        var script = (await Typed.RunAsync("completion", "bash")).Out;

        var ran = await Programs.RunAsync("bash", ["--norc"], script + "\ncomplete -p weir\n");

        Assert.Equal("complete -o default -F _weir weir", ran.Out.TrimEnd());
    }

    [Theory]
    [InlineData("zsh", "#compdef weir")]
    [InlineData("fish", "complete -c weir")]
    public async Task The_other_shells_have_a_script_too(string shell, string beginning)
    {
        var typed = await Typed.RunAsync("completion", shell);

        Assert.Equal(0, typed.Status);
        Assert.StartsWith(beginning, typed.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_shell_without_a_script_is_told_which_have_one()
    {
        var typed = await Typed.RunAsync("completion", "tcsh");

        Assert.Equal(2, typed.Status);
        Assert.Contains("bash", typed.Error, StringComparison.Ordinal);
    }
}
