using System.Globalization;
using System.Text;
using Weir.Jobs;

namespace Weir.Notices;

/// <summary>The subject and the text of a telling: by the notification's templates, or in Weir's own words.</summary>
/// <param name="Subject">One line.</param>
/// <param name="Body">Lines.</param>
public sealed record NoticeText(string Subject, string Body)
{
    private const int LongestSubject = 200;

    /// <summary>Writes it.</summary>
    public static NoticeText From(NotificationDefinition notification, Telling telling)
    {
        ArgumentNullException.ThrowIfNull(notification);
        ArgumentNullException.ThrowIfNull(telling);
        var subject = Rendered(notification.Subject, telling) ?? SubjectOf(telling);
        var body = Rendered(notification.Text, telling) ?? BodyOf(telling);
        return new NoticeText(Printable.Escape(subject.Trim(), LongestSubject), body);
    }

    // It was read when it was applied; of one that an older version kept, what it says is told as it stands.
    private static string? Rendered(string? template, Telling telling) =>
        template is null ? null
        : NoticeTemplate.TryParse(template, out var parsed, out _) ? parsed.Render(telling)
        : template;

    private static string SubjectOf(Telling telling)
    {
        var again = telling.Step == 0 ? "" : "again: ";
        return telling.Count == 1
            ? $"[weir] {again}{telling.First.Text}"
            : string.Create(CultureInfo.InvariantCulture, $"[weir] {again}{telling.Count} times {Alike(telling)}: {telling.First.Text}");
    }

    private static string Alike(Telling telling) =>
        telling.Notices.All(notice => notice.Trigger == telling.First.Trigger) ? telling.First.Trigger.ToText() : "something";

    private static string BodyOf(Telling telling)
    {
        var text = new StringBuilder();
        foreach (var notice in telling.Notices)
        {
            text.Append(MomentText.Format(notice.At)).Append("  ").Append(notice.Text).Append('\n');
        }

        if (telling.Count > telling.Notices.Count)
        {
            text.Append(CultureInfo.InvariantCulture, $"and {telling.Count - telling.Notices.Count} more").Append('\n');
        }

        if (telling.First.Number is { } number)
        {
            text.Append(CultureInfo.InvariantCulture, $"\nweir why {new TrackingNumber(number)}\n");
        }

        if (telling.Step > 0)
        {
            text.Append("\nThis is told again until somebody acknowledges one of the messages about it: weir messages ack N\n");
        }

        return text.Append(CultureInfo.InvariantCulture, $"\nTold by notification {telling.Notification}.\n").ToString();
    }
}
