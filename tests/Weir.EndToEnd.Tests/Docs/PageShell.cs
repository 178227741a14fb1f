using System.Diagnostics;
using System.Globalization;
using System.Text;
using Weir.EndToEnd.Tests.Harness;

namespace Weir.EndToEnd.Tests.Docs;

/// <summary>One bash for one page, so that variables and directories carry from command to command as they do for a reader.</summary>
internal sealed class PageShell : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private readonly Process _bash;
    private readonly string _mark = $"--{Guid.NewGuid():N}--";

    public PageShell(Commands commands, string directory)
    {
        _bash = commands.Start("bash", "--noprofile", "--norc", "-s");
        _bash.StandardInput.WriteLine($"exec 2>&1; cd '{directory}'");
    }

    /// <summary>Runs a command as typed; its status and all it printed, on both streams.</summary>
    public async Task<(int Status, string Output)> Run(string command)
    {
        // The command has an empty input, lest it reads the ones after it.
        await _bash.StandardInput.WriteAsync($"{{ {command}\n}} </dev/null\nprintf '%s %d\\n' '{_mark}' $?\n");
        await _bash.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
        var output = new StringBuilder();
        while (true)
        {
            var line =
                await _bash.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(Patience)
                ?? throw new InvalidOperationException($"The shell ended at: {command}\n{output}");
            var at = line.IndexOf(_mark, StringComparison.Ordinal);
            if (at < 0)
            {
                output.Append(line).Append('\n');
                continue;
            }

            output.Append(line[..at]);
            return (int.Parse(line[(at + _mark.Length)..], CultureInfo.InvariantCulture), output.ToString());
        }
    }

    public async ValueTask DisposeAsync()
    {
        _bash.StandardInput.Close();
        _bash.Kill(entireProcessTree: true);
        await _bash.WaitForExitAsync(CancellationToken.None);
        _bash.Dispose();
    }
}
