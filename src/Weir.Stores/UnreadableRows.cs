using System.Text.Json;

namespace Weir.Stores;

/// <summary>Reads rows one by one: one that cannot be read does not hide the others.</summary>
internal static class UnreadableRows
{
    /// <summary>Whether it is the row that is at fault, not the store.</summary>
    public static bool IsOfRow(Exception failure) =>
        failure
            is JsonException
                or FormatException
                or ArgumentException
                or InvalidCastException
                or InvalidOperationException
                or OverflowException
                or NotSupportedException
                or InvalidDataException;

    /// <summary>What a row says; where it cannot be read, that is noted.</summary>
    public static T? Read<T>(Func<T> read, string what, Func<object?> key, Action<UnreadableRow> note)
        where T : class
    {
        try
        {
            return read();
        }
        catch (Exception failure) when (IsOfRow(failure))
        {
            note(Create(what, key, failure));
            return null;
        }
    }

    public static UnreadableRow Create(string what, Func<object?> key, Exception failure)
    {
        try
        {
            return new UnreadableRow(
                what,
                Convert.ToString(key(), System.Globalization.CultureInfo.InvariantCulture) ?? "",
                Jobs.Printable.Escape(failure.Message, 300)
            );
        }
        catch (Exception worse) when (IsOfRow(worse))
        {
            return new UnreadableRow(what, "?", Jobs.Printable.Escape(failure.Message, 300));
        }
    }

    public static IReadOnlyList<T> Some<T>(IReadOnlyList<T?> rows)
        where T : class => [.. rows.OfType<T>()];
}
