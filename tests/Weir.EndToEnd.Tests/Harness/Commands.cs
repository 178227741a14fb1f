using System.Diagnostics;
using System.Text;

namespace Weir.EndToEnd.Tests.Harness;

/// <summary>Runs commands with an environment of their own, as root, as another user, or in a private mount namespace.</summary>
internal sealed class Commands
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly IReadOnlyDictionary<string, string> _environment;
    private readonly IReadOnlyList<string> _prefix;
    private readonly TimeSpan _patience;

    public Commands(IReadOnlyDictionary<string, string> environment, IReadOnlyList<string>? prefix = null, TimeSpan? patience = null)
    {
        _environment = environment;
        _prefix = prefix ?? [];
        _patience = patience ?? Patience;
    }

    /// <summary>The same commands as the user with this id, in no group but its own.</summary>
    public Commands As(int user) =>
        new(_environment, [.. _prefix, "setpriv", $"--reuid={user}", $"--regid={user}", "--clear-groups", "--"], _patience);

    /// <summary>The same commands with one more variable.</summary>
    public Commands With(string name, string value) =>
        new(new Dictionary<string, string>(_environment) { [name] = value }, _prefix, _patience);

    /// <summary>The same commands, which may take this long.</summary>
    public Commands Within(TimeSpan patience) => new(_environment, _prefix, patience);

    /// <summary>Runs a program to its end.</summary>
    public Task<Ran> Run(string program, params IReadOnlyList<string> arguments) => RunWithInput("", program, arguments);

    /// <summary>Runs one line of shell to its end.</summary>
    public Task<Ran> Shell(string line) => Run("/bin/sh", "-c", line);

    /// <summary>Runs a program to its end with this on its standard input.</summary>
    public async Task<Ran> RunWithInput(string input, string program, params IReadOnlyList<string> arguments)
    {
        using var process = Start(program, arguments);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(_patience);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(limit.Token);
            var error = process.StandardError.ReadToEndAsync(limit.Token);
            await Feed(process, input);
            await process.WaitForExitAsync(limit.Token);
            return new Ran(process.ExitCode, await output, await error);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"not done after {_patience}: {program} {string.Join(' ', arguments)}");
        }
    }

    /// <summary>Starts a program with its three streams in the test's hands.</summary>
    public Process Start(string program, params IReadOnlyList<string> arguments)
    {
        string[] all = [.. _prefix, program, .. arguments];
        var start = new ProcessStartInfo(all[0])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            UseShellExecute = false,
        };
        foreach (var argument in all[1..])
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment.Clear();
        foreach (var (name, value) in _environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    // A program that ends without reading its input closes the pipe under us, which is its right.
    private static async Task Feed(Process process, string input)
    {
        try
        {
            await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
        }
        catch (IOException) when (input.Length > 0)
        {
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }
    }
}
