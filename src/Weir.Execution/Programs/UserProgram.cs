using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Weir.Jobs;
using Weir.Linux;

namespace Weir.Execution.Programs;

/// <summary>Runs a program as a user, without a shell and with an environment of its own, for a bounded time.</summary>
public static class UserProgram
{
    private const string SetPriv = "/usr/bin/setpriv";
    private const int LongestAnswer = 300;

    /// <summary>Runs it to its end; one that takes longer is ended with all that it started.</summary>
    /// <param name="words">The program and its arguments.</param>
    /// <param name="user">Whom it runs as.</param>
    /// <param name="environment">What it finds in its environment, beside PATH and LANG.</param>
    /// <param name="input">What it reads.</param>
    /// <param name="most">How long it may take.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<ProgramEnd> RunAsync(
        IReadOnlyList<string> words,
        Submitter user,
        IEnumerable<KeyValuePair<string, string>> environment,
        Stream input,
        TimeSpan most,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(user);
        ArgumentNullException.ThrowIfNull(input);
        using var process = new Process { StartInfo = StartOf(words, user) };
        foreach (var (name, value) in environment)
        {
            process.StartInfo.Environment[name] = value.Replace("\0", "", StringComparison.Ordinal);
        }

        try
        {
            process.Start();
        }
        catch (Win32Exception failure)
        {
            return new ProgramEnd($"'{words[0]}' cannot be run: {failure.Message}");
        }

        using var bounded = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        bounded.CancelAfter(most);
        try
        {
            var output = ReadAsync(process.StandardOutput, bounded.Token);
            var errors = ReadAsync(process.StandardError, bounded.Token);
            await WriteAsync(process, input, bounded.Token).ConfigureAwait(false);
            await process.WaitForExitAsync(bounded.Token).ConfigureAwait(false);
            await output.ConfigureAwait(false);
            var said = await errors.ConfigureAwait(false);
            return new ProgramEnd(process.ExitCode == 0 ? null : Failed(process.ExitCode, said));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new ProgramEnd(
                string.Create(CultureInfo.InvariantCulture, $"'{words[0]}' was ended: it took longer than {most.TotalSeconds:0} s")
            );
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    private static string Failed(int status, string said) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"it ended with status {status}{(said.Length > 0 ? $": {Printable.Escape(said.Trim(), LongestAnswer)}" : "")}"
        );

    private static ProcessStartInfo StartOf(IReadOnlyList<string> words, Submitter user)
    {
        var start = new ProcessStartInfo
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        start.Environment.Clear();
        start.Environment["PATH"] = "/usr/local/bin:/usr/bin:/bin";
        start.Environment["LANG"] = "C.UTF-8";
        string[] become = UserAccounts.CurrentUserId == user.UserId && user.UserId != 0 ? [] : Become(user);
        string[] all = [.. become, .. words];
        start.FileName = all[0];
        all.Skip(1).ToList().ForEach(start.ArgumentList.Add);
        return start;
    }

    private static string[] Become(Submitter user) =>
        [
            SetPriv,
            string.Create(CultureInfo.InvariantCulture, $"--reuid={user.UserId}"),
            string.Create(CultureInfo.InvariantCulture, $"--regid={user.GroupId}"),
            user.Groups.Count == 0 ? "--clear-groups" : $"--groups={string.Join(',', user.Groups)}",
            .. user.UserId == 0 ? Array.Empty<string>() : ["--inh-caps=-all"],
            "--",
        ];

    // One that does not read what it is given has no need of it.
    private static async Task WriteAsync(Process process, Stream input, CancellationToken cancellationToken)
    {
        try
        {
            await input.CopyToAsync(process.StandardInput.BaseStream, cancellationToken).ConfigureAwait(false);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            return;
        }
    }

    // All of it is read, so that the program is never stopped by a full pipe, and little of it is kept.
    private static async Task<string> ReadAsync(StreamReader reader, CancellationToken cancellationToken)
    {
        var kept = "";
        var buffer = new char[4096];
        while (await reader.ReadAsync(buffer.AsMemory(), cancellationToken).ConfigureAwait(false) is > 0 and var read)
        {
            kept = kept.Length < LongestAnswer ? kept + new string(buffer, 0, read) : kept;
        }

        return kept;
    }
}
