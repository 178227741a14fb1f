using System.Globalization;
using System.Text;
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
    private const int LongestAnswer = 300,
        BytesOfAnswer = LongestAnswer * 4;

    private static readonly string[] s_unprivileged = ["weir", "nobody"];

    /// <summary>The account that commands of a root server run as.</summary>
    public static UserAccount? FindUnprivileged() => s_unprivileged.Select(UserAccounts.Find).FirstOrDefault(found => found is not null);

    public async Task<SendResult> SendAsync(CommandChannel to, Telling telling, NoticeText text, CancellationToken cancellationToken)
    {
        if (mustDrop && user is null)
        {
            return SendResult.TryAgain("the server is root, and there is neither a user weir nor a user nobody to run commands as");
        }

        ProgramResult ran;
        try
        {
            using var input = new MemoryStream(Encoding.UTF8.GetBytes(text.Body));
            ran = await UserProgram
                .RunAsync(
                    to.Words,
                    EnvironmentOf(telling, text),
                    user is null ? null : new ProgramUser(user.UserId, user.GroupId, []),
                    input,
                    BytesOfAnswer,
                    cancellationToken
                )
                .ConfigureAwait(false);
        }
        catch (IOException failure)
        {
            return SendResult.TryAgain($"'{to.Words[0]}' cannot be run: {failure.Message}");
        }

        var said = Printable.Escape(Encoding.UTF8.GetString(ran.Errors).Trim(), LongestAnswer);
        return ran.Status == 0
            ? SendResult.Sent
            : SendResult.TryAgain(
                string.Create(CultureInfo.InvariantCulture, $"it ended with status {ran.Status}{(said.Length > 0 ? $": {said}" : "")}")
            );
    }

    private IEnumerable<string> EnvironmentOf(Telling telling, NoticeText text) =>
        [
            "PATH=/usr/local/bin:/usr/bin:/bin",
            "LANG=C.UTF-8",
            .. user is null ? Array.Empty<string>() : ["HOME=/"],
            .. Values(telling, text).Select(one => $"{one.Name}={one.Value.Replace("\0", "", StringComparison.Ordinal)}"),
        ];

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
}
