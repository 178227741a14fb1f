using System.Globalization;

namespace Weir.Jobs;

/// <summary>
/// Where a job stands in a list that is newest first: by the time it was submitted, and among those of one moment by its number.
/// Numbers alone do not say it: each machine gives them from blocks of its own, and reruns get theirs from another one.
/// </summary>
public readonly record struct ListPosition(DateTimeOffset SubmittedAt, TrackingNumber Number)
{
    private const string TimeForm = "yyyyMMdd'T'HHmmssfffffff'Z'";

    /// <summary>The place of a job.</summary>
    public static ListPosition From(Job job)
    {
        ArgumentNullException.ThrowIfNull(job);
        return new ListPosition(job.SubmittedAt, job.Number);
    }

    /// <summary>Reads what <see cref="ToString"/> writes, the cursor of a list.</summary>
    public static bool TryParse(string text, out ListPosition place)
    {
        ArgumentNullException.ThrowIfNull(text);
        place = default;
        var cut = text.IndexOf('-', StringComparison.Ordinal);
        if (
            cut < 0
            || !DateTime.TryParseExact(
                text.AsSpan(0, cut),
                TimeForm,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
                out var time
            )
            || !TrackingNumber.TryParse(text.AsSpan(cut + 1), out var number)
        )
        {
            return false;
        }

        place = new ListPosition(new DateTimeOffset(time, TimeSpan.Zero), number);
        return true;
    }

    /// <summary>One word without a character that an address or a shell reads as something else.</summary>
    public override string ToString() => $"{SubmittedAt.UtcDateTime.ToString(TimeForm, CultureInfo.InvariantCulture)}-{Number}";
}
