using System.Globalization;
using System.Text;
using Weir.Jobs;
using Weir.Protocol;

namespace Weir.Agent.Captures;

/// <summary>Local data areas as captures keep them: whole, with blanks where nothing was said.</summary>
internal static class LocalDataAreas
{
    /// <summary>How a place is written, for messages.</summary>
    public const string Allowed = "START:'text' or START:X'hexadecimal', START from 1 to 1024; '' within text is one '";

    /// <summary>All 1024 bytes.</summary>
    public static byte[] Whole(byte[]? area)
    {
        var whole = new byte[JobSpec.LocalDataAreaSize];
        whole.AsSpan().Fill((byte)' ');
        area.AsSpan().CopyTo(whole);
        return whole;
    }

    /// <summary>The area with a place set.</summary>
    /// <exception cref="AgentRefusedException">It is no place, or it does not fit.</exception>
    public static byte[] With(byte[] area, string place)
    {
        var colon = place.IndexOf(':', StringComparison.Ordinal);
        if (
            colon < 1
            || !int.TryParse(place.AsSpan(0, colon), NumberStyles.None, CultureInfo.InvariantCulture, out var start)
            || start is < 1 or > JobSpec.LocalDataAreaSize
            || BytesOf(place[(colon + 1)..]) is not { } bytes
        )
        {
            throw new AgentRefusedException(
                ProblemCodes.BadRequest,
                $"'{Printable.Escape(place, 100)}' is no place of a local data area: {Allowed}"
            );
        }

        if (start - 1 + bytes.Length > JobSpec.LocalDataAreaSize)
        {
            throw new AgentRefusedException(
                ProblemCodes.BadRequest,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{bytes.Length} bytes from place {start} on end at {start - 1 + bytes.Length}: a local data area has {JobSpec.LocalDataAreaSize} bytes"
                )
            );
        }

        var changed = Whole(area);
        bytes.CopyTo(changed.AsSpan(start - 1));
        return changed;
    }

    private static byte[]? BytesOf(string text)
    {
        var isHex = text.StartsWith("X'", StringComparison.OrdinalIgnoreCase);
        var quoted = isHex ? text[1..] : text;
        if (quoted.Length < 2 || quoted[0] != '\'' || quoted[^1] != '\'')
        {
            return null;
        }

        var inner = quoted[1..^1];
        if (!isHex)
        {
            // Each quote within is doubled.
            return inner.Replace("''", "", StringComparison.Ordinal).Contains('\'', StringComparison.Ordinal)
                ? null
                : Encoding.UTF8.GetBytes(inner.Replace("''", "'", StringComparison.Ordinal));
        }

        return inner.Length % 2 == 0 && inner.All(char.IsAsciiHexDigit) ? Convert.FromHexString(inner) : null;
    }
}
