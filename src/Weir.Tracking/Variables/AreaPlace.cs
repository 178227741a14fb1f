using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Weir.Jobs;

namespace Weir.Tracking.Variables;

/// <summary>A place in the local data area of a job.</summary>
/// <param name="Start">The first byte, from 1.</param>
/// <param name="Length">How many bytes, 1 and up.</param>
public sealed record AreaPlace(int Start, int Length)
{
    /// <summary>What one may be, for error messages.</summary>
    public const string Allowed = "START:LENGTH within the 1024 bytes of a local data area";

    /// <summary>Reads one, or says no.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out AreaPlace? place)
    {
        ArgumentNullException.ThrowIfNull(text);
        place =
            TextSlice.TryParse(text, out var slice)
            && slice is { Start: { } start, Length: { } length }
            && start - 1 + length <= JobSpec.LocalDataAreaSize
                ? new AreaPlace(start, length)
                : null;
        return place is not null;
    }

    /// <summary>Writes a value there: what is too long is cut between two characters, what is too short is followed by blanks.</summary>
    /// <param name="area">All bytes of a local data area.</param>
    /// <param name="value">The value.</param>
    public void Write(Span<byte> area, string value)
    {
        var there = area.Slice(Start - 1, Length);
        there.Fill((byte)' ');
        Encoding.UTF8.GetEncoder().Convert(value, there, flush: false, out _, out _, out _);
    }

    /// <inheritdoc />
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Start}:{Length}");
}
