namespace Weir.Jobs;

/// <summary>Where a row stands in the tracking log, in either of its orders: the cursor of that list.</summary>
/// <param name="Place">Its place among all rows, newest first.</param>
/// <param name="Name">Its job name, in a list by name; else <see langword="null"/>.</param>
public readonly record struct TrackedPosition(ListPosition Place, ObjectName? Name)
{
    // No name has it, and neither an address nor a shell reads it as something else.
    private const char Separator = '~';

    /// <summary>The order that the place is of.</summary>
    public TrackedOrder Order => Name is null ? TrackedOrder.Time : TrackedOrder.Name;

    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    public static bool TryParse(string text, out TrackedPosition position)
    {
        ArgumentNullException.ThrowIfNull(text);
        position = default;
        var cut = text.IndexOf(Separator, StringComparison.Ordinal);
        ObjectName name = default;
        if ((cut >= 0 && !ObjectName.TryParse(text[..cut], out name)) || !ListPosition.TryParse(text[(cut + 1)..], out var place))
        {
            return false;
        }

        position = new TrackedPosition(place, cut < 0 ? null : name);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => Name is { } name ? $"{name}{Separator}{Place}" : Place.ToString();
}
