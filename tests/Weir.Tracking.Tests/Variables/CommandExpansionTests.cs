using System.Diagnostics;
using Weir.Tracking.Variables;

namespace Weir.Tracking.Tests.Variables;

public sealed class CommandExpansionTests
{
    private const string Nasty = "a b'c\"d$(echo no)`echo no`;*\\ {A}";

    private static ExpandedCommand? Expand(IReadOnlyList<string> arguments, params string[] environment) =>
        CommandExpansion.Expand(arguments, environment, VariableSamples.Expansion(All));

    private static VariableDefinition[] All =>
        [
            VariableSamples.Fixed("X", Nasty),
            VariableSamples.Fixed("A-B", "1"),
            VariableSamples.Fixed("A_B", "2"),
            VariableSamples.Make(
                new VariableText
                {
                    Name = "R",
                    Value = "-l  -a",
                    Raw = true,
                }
            ),
        ];

    [Fact]
    public void A_value_is_a_part_of_one_argument_and_of_one_entry()
    {
        var expanded = Expand(["/bin/tool", "{X}", "a{X}b", "{none}"], "IN={X}", "{X}=kept")!;

        Assert.Equal(["/bin/tool", Nasty, $"a{Nasty}b", "{none}"], expanded.Arguments);
        Assert.Equal([$"IN={Nasty}", "{X}=kept"], expanded.Environment);
    }

    [Theory]
    [InlineData("/bin/sh", "-c")]
    [InlineData("env", "bash", "-ec")]
    [InlineData("timeout", "5", "dash", "-o", "errexit", "-c")]
    [InlineData("sh", "-c", "-e")]
    public void A_line_for_a_shell_refers_to_the_environment(params string[] before)
    {
        var expanded = Expand([.. before, "echo {X} {A-B} {A_B}", "{X}"])!;

        Assert.Equal("echo \"${WEIR_VARIABLE_X}\" \"${WEIR_VARIABLE_A_B}\" \"${WEIR_VARIABLE_A_B_}\"", expanded.Arguments[before.Length]);
        Assert.Equal(Nasty, expanded.Arguments[^1]);
        Assert.Equal([$"WEIR_VARIABLE_X={Nasty}", "WEIR_VARIABLE_A_B=1", "WEIR_VARIABLE_A_B_=2"], expanded.Environment);
    }

    [Fact]
    public void A_raw_value_is_text_of_the_line() => Assert.Equal("ls -l  -a", Expand(["sh", "-c", "ls {R}"])!.Arguments[^1]);

    [Theory]
    [InlineData("{X}")]
    [InlineData("\"{X}\"")]
    [InlineData("'{X}'")]
    [InlineData("\"$(printf %s {X})\"")]
    [InlineData("\"$(printf %s \"{X}\")\"")]
    [InlineData("\"`printf %s {X}`\"")]
    [InlineData("\"${NONE:-{X}}\"")]
    [InlineData("\\'{X}\\'", "'", "'")]
    [InlineData("it\\'s{X}'#'", "it's", "#")]
    [InlineData("'('{X}\")\"", "(", ")")]
    [InlineData("x{X}{X}y", "x" + Nasty, "y")]
    public async Task In_a_line_for_a_shell_a_value_is_one_word_whatever_stands_around_it(
        string word,
        string before = "",
        string after = ""
    )
    {
        var line = $"# don't\nprintf '<%s>' {word}; ( : ) # isn't {{X}}\nprintf '[%s]' {{X}}";

        Assert.Equal($"<{before}{Nasty}{after}>[{Nasty}]", await RunAsync(Expand(["/bin/sh", "-c", line])!));
    }

    [Theory]
    [InlineData("cat <<END\n<{X}>\nEND\nprintf '[%s]' {X}", "<" + Nasty + ">\n[" + Nasty + "]")]
    [InlineData("cat <<-END; printf '%s\n' '<<'\n\tit's \"{X}\"\n\tEND\nprintf '[%s]' {X}", "it's \"" + Nasty + "\"\n<<\n[" + Nasty + "]")]
    [InlineData("cat <<A; cat <<'B'\n{X}\nA\nit's\nB\nprintf '[%s]' {X}", Nasty + "\nit's\n[" + Nasty + "]")]
    [InlineData("cat <<A\n$(printf '<%s>' {X}) \\$\nA\nprintf '[%s]' '{X}'", "<" + Nasty + "> $\n[" + Nasty + "]")]
    [InlineData("printf '<%s>' \"$(cat <<A\n'{X}'\nA\n)\" {X}", "<'" + Nasty + "'><" + Nasty + ">")]
    [InlineData("printf '<%s>' $((1<<2)) {X}\nprintf '[%s]' '{X}'", "<4><" + Nasty + ">[" + Nasty + "]")]
    public async Task In_a_here_document_a_value_is_text_of_it_and_ends_nothing(string line, string expected)
    {
        Assert.Equal(expected, await RunAsync(Expand(["/bin/sh", "-c", line])!));
    }

    [Fact]
    public void A_string_behind_three_signs_is_no_here_document() =>
        Assert.Equal(
            "cat <<<\"${WEIR_VARIABLE_X}\"; echo '\n'\"${WEIR_VARIABLE_X}\"",
            Expand(["bash", "-c", "cat <<<{X}; echo '\n'{X}"])!.Arguments[^1]
        );

    [Theory]
    [InlineData("cat <<'END'\n{X}\nEND", "variable X: it stands in a here-document whose end is quoted")]
    [InlineData("cat <<-\\END\n{X}\nEND", "variable X: it stands in a here-document whose end is quoted")]
    [InlineData("echo \\{X}", "variable X: a backslash stands before it in a line for a shell")]
    public void Where_a_shell_puts_nothing_in_the_reason_is_said(string line, string fault)
    {
        var expansion = VariableSamples.Expansion(All);

        Assert.Null(CommandExpansion.Expand(["/bin/sh", "-c", line], [], expansion));
        Assert.StartsWith(fault, expansion.Fault, StringComparison.Ordinal);
    }

    private static async Task<string> RunAsync(ExpandedCommand command)
    {
        var start = new ProcessStartInfo(command.Arguments[0], command.Arguments.Skip(1)) { RedirectStandardOutput = true };
        foreach (var entry in command.Environment)
        {
            var equals = entry.IndexOf('=', StringComparison.Ordinal);
            start.Environment[entry[..equals]] = entry[(equals + 1)..];
        }

        using var shell = Process.Start(start)!;
        var output = await shell.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await shell.WaitForExitAsync(TestContext.Current.CancellationToken);
        return output;
    }
}
