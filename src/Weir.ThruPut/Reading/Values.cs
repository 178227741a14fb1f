using System.Globalization;
using Weir.Jobs;

namespace Weir.ThruPut.Reading;

/// <summary>Values of replies, read or refused with their place.</summary>
internal static class Values
{
    public static int Number(MessageCursor cursor, Tag tag) => NumberOrNone(cursor, tag) ?? throw Invalid(tag, "", "a number");

    public static int? NumberOrNone(MessageCursor cursor, Tag tag)
    {
        var text = cursor.Text().Trim();
        return text.Length == 0 ? null
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
            : throw Invalid(tag, text, "a number");
    }

    public static decimal Amount(MessageCursor cursor, Tag tag) => AmountOrNone(cursor, tag) ?? throw Invalid(tag, "", "a number");

    public static decimal? AmountOrNone(MessageCursor cursor, Tag tag)
    {
        var text = cursor.Text().Trim();
        return text.Length == 0 ? null
            : decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number
            : throw Invalid(tag, text, "a number");
    }

    public static ThruPutTime Time(MessageCursor cursor, Tag tag)
    {
        var text = cursor.Text().Trim();
        return ThruPutTime.TryParse(text, out var time) ? time : throw Invalid(tag, text, "yyyymmddhhMMssth, 16 digits");
    }

    public static int Position(MessageCursor cursor, Tag tag)
    {
        var text = cursor.Text().Trim();
        // One example of the original has L for late.
        return Bucket.TryParse(text == "L" ? "C" : text, out var index) ? index : throw Invalid(tag, text, "M to C");
    }

    private static MessageFaultException Invalid(Tag tag, string text, string allowed) =>
        new(tag.Error(ErrorCodes.Value, $"{tag.Name} is {MessageCursor.Shown(text)}; allowed: {allowed}"));
}
