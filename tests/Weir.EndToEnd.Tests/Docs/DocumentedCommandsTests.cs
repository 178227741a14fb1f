using Weir.EndToEnd.Tests.Harness;

namespace Weir.EndToEnd.Tests.Docs;

/// <summary>Every command that a page shows is run, in order, against a fresh Weir, and prints what the page says.</summary>
public sealed class DocumentedCommandsTests
{
    public static TheoryData<string> Pages =>
        new(SourceTree.Files("docs", "*.md").Append("README.md").Where(page => DocumentedCommand.Of(SourceTree.Read(page)).Count > 0));

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task What_a_page_shows_is_what_happens(string page)
    {
        var text = SourceTree.Read(page);
        // A page that touches cron, at or the machine's gate says so, and gets a machine of its own.
        await using var machine = text.Contains("```console machine", StringComparison.Ordinal) ? await PrivateMachine.StartAsync() : null;
        await using var up = await WeirUp.StartAsync(machine?.Prefix);
        var work = Directory.CreateDirectory(Path.Combine(up.Folder, "work")).FullName;
        await using var shell = new PageShell(up.Commands, work);

        foreach (var command in DocumentedCommand.Of(text))
        {
            var (status, output) = await shell.Run(command.Text);

            Assert.True(
                status == 0 && ExpectedOutput.Matches(command.Expected, output),
                $"{page}:{command.Line}: $ {command.Text}\nended with {status} and printed\n{output}\nwhere the page has\n{string.Join('\n', command.Expected)}\n\nhost:\n{up.Log}"
            );
        }
    }
}
