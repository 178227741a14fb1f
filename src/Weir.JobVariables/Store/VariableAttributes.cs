using System.Globalization;
using System.Text;

namespace Weir.JobVariables;

/// <summary>
/// What is known of a variable beside its value. Kept as plain text, <c>.attributes/NAME</c> beside the values: the first line is
/// <c>weir-variable 1</c>, each further one a word, a blank and a value; words that are not known are passed over.
/// </summary>
internal sealed record VariableAttributes
{
    private const string FirstLine = "weir-variable 1";

    public required uint Owner { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public int Size { get; init; } = MonitoringRecord.SizeWithUserPart;

    public VariableEncoding Encoding { get; init; }

    public bool Shared { get; init; }

    public bool ReadOnly { get; init; }

    public PasswordHash? ReadPassword { get; init; }

    public PasswordHash? WritePassword { get; init; }

    public DateOnly? RetainedUntil { get; init; }

    public MonitorClaim? Monitor { get; init; }

    /// <summary>The permission bits of the value's file: its owner's, and everybody's to read where that is meant.</summary>
    public uint Mode => Shared && ReadPassword is null ? 0x1A4u : 0x180u;

    public byte[] ToBytes()
    {
        var text = new StringBuilder(256).Append(FirstLine).Append('\n');
        Line(text, "owner", Owner.ToString(CultureInfo.InvariantCulture));
        Line(text, "created", Time(CreatedAt));
        Line(text, "size", Size.ToString(CultureInfo.InvariantCulture));
        Line(text, "encoding", Encoding == VariableEncoding.Ebcdic ? "ebcdic" : "ascii");
        Line(text, "user-access", Shared ? "all" : "owner");
        Line(text, "access", ReadOnly ? "read" : "write");
        Line(text, "read-password", ReadPassword?.ToString());
        Line(text, "write-password", WritePassword?.ToString());
        Line(text, "retained-until", RetainedUntil?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        if (Monitor is { } monitor)
        {
            Line(text, "monitored-by", monitor.Number.ToString());
            Line(text, "monitor-tsn", monitor.Tsn.ToString());
            Line(text, "monitor-session", monitor.Session.ToString());
            Line(text, "monitor-opened", Time(monitor.OpenedAt));
            Line(text, "monitor-schedule", monitor.Schedule);
            Line(text, "monitor-protection", monitor.Unprotected ? "lifted" : null);
        }

        return System.Text.Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <exception cref="FormatException">The text is not one of attributes.</exception>
    public static VariableAttributes Parse(ReadOnlySpan<byte> bytes)
    {
        var words = KeyValueLines.Read(bytes, FirstLine);
        var number = words.GetValueOrDefault("monitored-by");
        return new VariableAttributes
        {
            Owner = KeyValueLines.UserOf(Need(words, "owner")),
            CreatedAt = KeyValueLines.TimeOf(Need(words, "created")),
            Size = words.GetValueOrDefault("size") == "128" ? MonitoringRecord.Size : MonitoringRecord.SizeWithUserPart,
            Encoding = words.GetValueOrDefault("encoding") == "ebcdic" ? VariableEncoding.Ebcdic : VariableEncoding.Ascii,
            Shared = words.GetValueOrDefault("user-access") == "all",
            ReadOnly = words.GetValueOrDefault("access") == "read",
            ReadPassword = Password(words, "read-password"),
            WritePassword = Password(words, "write-password"),
            RetainedUntil = words.TryGetValue("retained-until", out var date)
                ? DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture)
                : null,
            Monitor = number is null
                ? null
                : new MonitorClaim(
                    KeyValueLines.NumberOf(number),
                    KeyValueLines.TsnOf(Need(words, "monitor-tsn")),
                    KeyValueLines.SessionOf(Need(words, "monitor-session")),
                    KeyValueLines.TimeOf(Need(words, "monitor-opened")),
                    words.GetValueOrDefault("monitor-schedule"),
                    words.GetValueOrDefault("monitor-protection") == "lifted"
                ),
        };
    }

    private static string Need(Dictionary<string, string> words, string word) => KeyValueLines.Need(words, word);

    private static PasswordHash? Password(Dictionary<string, string> words, string word) =>
        !words.TryGetValue(word, out var text) ? null
        : PasswordHash.TryParse(text, out var hash) ? hash
        : throw new FormatException($"{word} is not a hash");

    private static string Time(DateTimeOffset at) => KeyValueLines.Text(at);

    private static void Line(StringBuilder text, string word, string? value) => KeyValueLines.Add(text, word, value);
}
