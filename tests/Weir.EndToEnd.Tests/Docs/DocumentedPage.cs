using Weir.EndToEnd.Tests.Harness;

namespace Weir.EndToEnd.Tests.Docs;

/// <summary>A page with commands. They are run in order, in one shell, against a fresh Weir.</summary>
/// <param name="Path">The page, from the root of the repository.</param>
internal sealed record DocumentedPage(string Path)
{
    private readonly string _text = SourceTree.Read(Path);

    public IReadOnlyList<DocumentedCommand> Commands => DocumentedCommand.Of(_text);

    /// <summary>Runs each command, and compares what it prints with what the page shows.</summary>
    /// <param name="files">The folder whose files lie where the commands run; <see langword="null"/> for an empty one.</param>
    public async Task RunAsync(string? files = null)
    {
        // A page that touches cron, at or the machine's gate says so, and gets a machine of its own.
        var ownMachine = _text.Contains("```console machine", StringComparison.Ordinal);
        Assert.SkipUnless(!ownMachine || Environment.IsPrivilegedProcess, "needs root");
        await using var machine = ownMachine ? await PrivateMachine.StartAsync() : null;
        await using var up = await WeirUp.StartAsync(machine?.Prefix);
        var work = Directory.CreateDirectory(System.IO.Path.Combine(up.Folder, "work")).FullName;
        if (files is not null)
        {
            Copy(files, work);
        }

        await using var shell = new PageShell(up.Commands, work);
        foreach (var command in Commands)
        {
            var (status, output) = await shell.Run(command.Text);

            Assert.True(
                status == 0 && ExpectedOutput.Matches(command.Expected, output),
                $"{Path}:{command.Line}: $ {command.Text}\nended with {status} and printed\n{output}\nwhere the page has\n{string.Join('\n', command.Expected)}\n\nhost:\n{up.Log}"
            );
        }
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(SourceTree.PathOf(from)))
        {
            File.Copy(file, System.IO.Path.Combine(to, System.IO.Path.GetFileName(file)));
        }
    }
}
