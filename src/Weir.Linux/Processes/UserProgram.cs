using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Weir.Linux;

/// <summary>Runs a program as a user and waits for what it says, without a shell, bounded in output.</summary>
public static class UserProgram
{
    private const string SetPriv = "/usr/bin/setpriv";

    /// <summary>Runs one in the root folder, with this environment and no other, for so long at most.</summary>
    /// <param name="words">The program by its full path, and its arguments.</param>
    /// <param name="environment">Entries <c>NAME=value</c>.</param>
    /// <param name="user">As whom; <see langword="null"/>: as who this process is.</param>
    /// <param name="input">What it reads; one that reads less has no need of the rest.</param>
    /// <param name="most">How many bytes of each stream are kept; what is beyond is read and thrown away.</param>
    /// <param name="within">After which time it is killed with its children.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Ends it, with its children.</param>
    /// <exception cref="IOException">It cannot be started.</exception>
    public static async Task<ProgramResult> RunAsync(
        IReadOnlyList<string> words,
        IEnumerable<string> environment,
        ProgramUser? user,
        Stream input,
        int most,
        TimeSpan within,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        using var late = new CancellationTokenSource(within, time);
        using var bounded = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            return await RunAsync(words, environment, user, input, most, bounded.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new ProgramResult(null, [], []);
        }
    }

    /// <summary>Runs one in the root folder, with this environment and no other, until it is cancelled.</summary>
    /// <param name="words">The program by its full path, and its arguments.</param>
    /// <param name="environment">Entries <c>NAME=value</c>.</param>
    /// <param name="user">As whom; <see langword="null"/>: as who this process is.</param>
    /// <param name="input">What it reads; one that reads less has no need of the rest.</param>
    /// <param name="most">How many bytes of each stream are kept; what is beyond is read and thrown away.</param>
    /// <param name="cancellationToken">Ends it, with its children.</param>
    /// <exception cref="IOException">It cannot be started.</exception>
    public static async Task<ProgramResult> RunAsync(
        IReadOnlyList<string> words,
        IEnumerable<string> environment,
        ProgramUser? user,
        Stream input,
        int most,
        CancellationToken cancellationToken
    )
    {
        using var process = new Process { StartInfo = StartOf(words, environment, user) };
        try
        {
            process.Start();
        }
        catch (Win32Exception failure)
        {
            throw new IOException(failure.Message, failure);
        }

        try
        {
            var output = ReadAsync(process.StandardOutput.BaseStream, most, cancellationToken);
            var errors = ReadAsync(process.StandardError.BaseStream, most, cancellationToken);
            await WriteAsync(process, input, cancellationToken).ConfigureAwait(false);
            await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
            return new ProgramResult(process.ExitCode, await output.ConfigureAwait(false), await errors.ConfigureAwait(false));
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    private static ProcessStartInfo StartOf(IReadOnlyList<string> words, IEnumerable<string> environment, ProgramUser? user)
    {
        string[] become =
            user is null || user.UserId == UserAccounts.CurrentUserId
                ? []
                :
                [
                    SetPriv,
                    string.Create(CultureInfo.InvariantCulture, $"--reuid={user.UserId}"),
                    string.Create(CultureInfo.InvariantCulture, $"--regid={user.GroupId}"),
                    user.Groups.Count == 0 ? "--clear-groups" : $"--groups={string.Join(',', user.Groups)}",
                    "--inh-caps=-all",
                    .. user.MayGainRights ? Array.Empty<string>() : ["--no-new-privs"],
                    "--",
                ];
        string[] all = [.. become, .. words];
        var start = new ProcessStartInfo(all[0], all.Skip(1))
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        start.Environment.Clear();
        foreach (var entry in environment)
        {
            var equals = entry.IndexOf('=', StringComparison.Ordinal);
            start.Environment[entry[..equals]] = entry[(equals + 1)..];
        }

        return start;
    }

    private static async Task WriteAsync(Process process, Stream input, CancellationToken cancellationToken)
    {
        try
        {
            await input.CopyToAsync(process.StandardInput.BaseStream, cancellationToken).ConfigureAwait(false);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It has closed its input.
            return;
        }
    }

    // All of it is read, so that the program is never stopped by a full pipe.
    private static async Task<byte[]> ReadAsync(Stream stream, int most, CancellationToken cancellationToken)
    {
        using var kept = new MemoryStream();
        var buffer = new byte[4096];
        while (await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false) is > 0 and var read)
        {
            kept.Write(buffer, 0, (int)Math.Min(read, most - kept.Length));
        }

        return kept.ToArray();
    }
}
