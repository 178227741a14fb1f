using System.Diagnostics;
using System.Text;
using Weir.EndToEnd.Tests.Harness;

namespace Weir.EndToEnd.Tests.RunInPlace;

/// <summary>An interactive shell on a terminal of its own, typed at by a test; <c>script</c> lends the terminal.</summary>
internal sealed class TerminalSession : IAsyncDisposable
{
    public const string Interrupt = "\u0003",
        Suspend = "\u001a",
        Quit = "\u001c";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly StringBuilder _shown = new();
    private readonly Process _process;
    private int _read;

    private TerminalSession(Process process) => _process = process;

    public static async Task<TerminalSession> StartAsync(Commands commands)
    {
        var session = new TerminalSession(
            commands
                .With("PS1", "ready> ")
                .With("TERM", "dumb")
                .Start("script", "-q", "-e", "-f", "-c", "bash --norc --noprofile --noediting -i", "/dev/null")
        );
        await session.Sees("ready> ");
        return session;
    }

    /// <summary>Types keys.</summary>
    public async Task Type(string keys)
    {
        await _process.StandardInput.WriteAsync(keys);
        await _process.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Waits until the terminal shows this, after what was seen before.</summary>
    public async Task Sees(string text)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Patience);
        var buffer = new char[1024];
        while (true)
        {
            var found = _shown.ToString().IndexOf(text, _read, StringComparison.Ordinal);
            if (found >= 0)
            {
                _read = found + text.Length;
                return;
            }

            try
            {
                var count = await _process.StandardOutput.ReadAsync(buffer, limit.Token);
                Assert.True(count > 0, $"the terminal is gone before '{text}' was seen:\n{_shown}");
                _shown.Append(buffer, 0, count);
            }
            catch (OperationCanceledException)
            {
                Assert.Fail($"'{text}' was not seen:\n{_shown}");
            }
        }
    }

    /// <summary>Waits for the shell's next prompt and asks it for the last command's status.</summary>
    public async Task LastStatusIs(int status)
    {
        await Sees("ready> ");
        await Type("echo status''=$?.\n");
        await Sees($"status={status}.");
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
    }
}
