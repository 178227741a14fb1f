using System.Diagnostics;
using Weir.EndToEnd.Tests.Harness;

namespace Weir.EndToEnd.Tests.Attacks;

/// <summary>A Python program that an ordinary user runs until the test has seen enough.</summary>
internal sealed class Attacker : IAsyncDisposable
{
    /// <summary>The user who attacks.</summary>
    public const int Nobody = 65534;

    /// <summary>The user who only wants to submit.</summary>
    public const int Daemon = 1;

    private readonly Process _process;
    private readonly Task<string> _error;

    private Attacker(Process process)
    {
        _process = process;
        _error = process.StandardError.ReadToEndAsync(CancellationToken.None);
    }

    /// <summary>Starts one and waits until it says that it is ready.</summary>
    public static async Task<Attacker> StartAsync(WeirUp up, string program, params IReadOnlyList<string> arguments)
    {
        var text = await File.ReadAllTextAsync(
            SourceTree.PathOf($"tests/Weir.EndToEnd.Tests/Attacks/{program}"),
            TestContext.Current.CancellationToken
        );
        var attacker = new Attacker(up.Commands.As(Nobody).Start("/usr/bin/python3", ["-c", text, .. arguments]));
        try
        {
            var line = await attacker._process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
            Assert.True(line == "ready", $"{program} said {line ?? await attacker._error}\n{up.Log}");
            return attacker;
        }
        catch (Exception)
        {
            await attacker.DisposeAsync();
            throw;
        }
    }

    /// <summary>Tells it to come to an end; its last words.</summary>
    public async Task<string> EndAsync()
    {
        _process.StandardInput.Close();
        return await _process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
    }
}
