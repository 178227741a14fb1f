using System.Globalization;

namespace Weir.Stores;

/// <summary>Times as the SQLite stores keep them: text that sorts, readable by eye, exact to the clock's tick.</summary>
internal static class StoredTime
{
    private const string Form = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";

    public static string Text(DateTimeOffset time) => time.UtcDateTime.ToString(Form, CultureInfo.InvariantCulture);

    public static DateTimeOffset Read(string text) =>
        new(
            DateTime.ParseExact(
                text,
                Form,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal
            ),
            TimeSpan.Zero
        );
}
