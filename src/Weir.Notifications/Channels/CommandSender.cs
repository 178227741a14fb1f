using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Weir.Jobs;
using Weir.Linux;
using Weir.Notices;

namespace Weir.Notifications.Channels;

/// <summary>
/// Runs programs, without a shell, as the server's own user; where that is root, as the user <c>weir</c> or <c>nobody</c>. What happened is
/// in the environment, which holds nothing of the server's, and the text on standard input.
/// </summary>
/// <param name="user">Whom to become, or <see langword="null"/> to stay who one is.</param>
/// <param name="mustDrop">Whether it must not run as who one is.</param>
internal sealed class CommandSender(UserAccount? user, bool mustDrop)
{
    private const string SetPriv = "/usr/bin/setpriv";
    private const int LongestAnswer = 300;

    private static readonly string[] s_unprivileged = ["weir", "nobody"];

    /// <summary>The account that commands of a root server run as.</summary>
    public static UserAccount? FindUnprivileged() => s_unprivileged.Select(UserAccounts.Find).FirstOrDefault(found => found is not null);

    public async Task<SendResult> SendAsync(CommandChannel to, Telling telling, NoticeText text, CancellationToken cancellationToken)
    {
        if (mustDrop && user is null)
        {
            return SendResult.TryAgain("the server is root, and there is neither a user weir nor a user nobody to run commands as");
        }

        using var process = new Process { StartInfo = StartOf(to) };
        foreach (var (name, value) in Values(telling, text))
        {
            process.StartInfo.Environment[name] = value.Replace("\0", "", StringComparison.Ordinal);
        }

        try
        {
            process.Start();
        }
        catch (Win32Exception failure)
        {
            return SendResult.TryAgain($"'{to.Words[0]}' cannot be run: {failure.Message}");
        }

        try
        {
            var output = ReadAsync(process.StandardOutput, cancellationToken);
            var errors = ReadAsync(process.StandardError, cancellationToken);
            await WriteAsync(process, text.Body, cancellationToken).ConfigureAwait(false);
            await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
            await output.ConfigureAwait(false);
            var said = await errors.ConfigureAwait(false);
            return process.ExitCode == 0
                ? SendResult.Sent
                : SendResult.TryAgain(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"it ended with status {process.ExitCode}{(said.Length > 0 ? $": {Printable.Escape(said.Trim(), LongestAnswer)}" : "")}"
                    )
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

    private ProcessStartInfo StartOf(CommandChannel to)
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
        if (user is { } other)
        {
            start.FileName = SetPriv;
            string[] become =
            [
                string.Create(CultureInfo.InvariantCulture, $"--reuid={other.UserId}"),
                string.Create(CultureInfo.InvariantCulture, $"--regid={other.GroupId}"),
                "--clear-groups",
                "--inh-caps=-all",
                "--no-new-privs",
                "--",
                .. to.Words,
            ];
            become.ToList().ForEach(start.ArgumentList.Add);
            start.Environment["HOME"] = "/";
        }
        else
        {
            start.FileName = to.Words[0];
            to.Words.Skip(1).ToList().ForEach(start.ArgumentList.Add);
        }

        return start;
    }

    private static IEnumerable<(string Name, string Value)> Values(Telling telling, NoticeText text)
    {
        var first = telling.First;
        return
        [
            ("WEIR_NOTIFICATION", telling.Notification),
            ("WEIR_KEY", telling.Key),
            ("WEIR_TRIGGER", first.Trigger.ToText()),
            ("WEIR_CAUSE", first.Cause),
            ("WEIR_COUNT", Text(telling.Count)),
            ("WEIR_STEP", Text(telling.Step)),
            ("WEIR_SUBJECT", text.Subject),
            ("WEIR_AT", first.At.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)),
            ("WEIR_MACHINE", first.Machine),
            ("WEIR_SCHEDULE", first.Schedule),
            ("WEIR_JOB", first.Number is { } number ? new TrackingNumber(number).ToString() : ""),
            ("WEIR_JOB_NAME", first.Job),
            ("WEIR_JOB_USER", first.User),
            ("WEIR_JOB_STATE", first.State),
            ("WEIR_EXIT_CODE", first.ExitCode is { } code ? Text(code) : ""),
        ];
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    // One that does not read what it is given has no need of it.
    private static async Task WriteAsync(Process process, string text, CancellationToken cancellationToken)
    {
        try
        {
            await process.StandardInput.WriteAsync(text.AsMemory(), cancellationToken).ConfigureAwait(false);
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
