using System.Diagnostics.CodeAnalysis;
using Weir.Jobs;

namespace Weir.ServiceLevels.Policies;

/// <summary>
/// A service group's name: <c>CONTROL.TYPE</c> in the general queue, <c>NAME</c> without a dot in the production queue.
/// Keeps its case and compares without it.
/// </summary>
public readonly record struct GroupName : IComparable<GroupName>
{
    private GroupName(ObjectName text) => Text = text;

    /// <summary>What a name may be, for error messages.</summary>
    public const string Allowed = "CONTROL.TYPE for a general group, NAME without a dot for a production group";

    /// <summary>The general group that takes what nothing else takes.</summary>
    public static GroupName Default { get; } = Parse("DEFAULT.DEFAULT");

    /// <summary>The production group of jobs that a schedule planned and that name no group.</summary>
    public static GroupName Planned { get; } = Parse("$$$PCS");

    /// <summary>The production group of jobs whose named group is not in the active policy.</summary>
    public static GroupName Unknown { get; } = Parse("$$$DEF");

    /// <summary>The name as it was written.</summary>
    public ObjectName Text { get; }

    /// <summary>Which queue the group's jobs stand in.</summary>
    public ServiceQueue Queue => Text.Text.Contains('.', StringComparison.Ordinal) ? ServiceQueue.General : ServiceQueue.Production;

    /// <summary>The control center of a general group, else <see langword="null"/>.</summary>
    public string? ControlCenter => Queue == ServiceQueue.General ? Text.Text[..Text.Text.IndexOf('.', StringComparison.Ordinal)] : null;

    /// <summary>The type of a general group, else <see langword="null"/>.</summary>
    public string? Type => Queue == ServiceQueue.General ? Text.Text[(Text.Text.IndexOf('.', StringComparison.Ordinal) + 1)..] : null;

    /// <summary>Makes a group's name of text that is known to be one.</summary>
    /// <exception cref="FormatException">The text is not a name of a group; the message says what is allowed.</exception>
    public static GroupName Parse(string text) =>
        TryParse(text, out var name)
            ? name
            : throw new FormatException($"'{Printable.Escape(text)}' is not the name of a service group: {Allowed}");

    /// <summary>Makes a group's name of text, or says no.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out GroupName name)
    {
        name = default;
        if (!ObjectName.TryParse(text, out var found))
        {
            return false;
        }

        var dot = text.IndexOf('.', StringComparison.Ordinal);
        if (dot >= 0 && (dot == text.Length - 1 || text.IndexOf('.', dot + 1) >= 0 || text[dot + 1] == '-'))
        {
            return false;
        }

        name = new GroupName(found);
        return true;
    }

    public int CompareTo(GroupName other) => Text.CompareTo(other.Text);

    public override string ToString() => Text.Text;

    public static bool operator <(GroupName left, GroupName right) => left.CompareTo(right) < 0;

    public static bool operator >(GroupName left, GroupName right) => left.CompareTo(right) > 0;

    public static bool operator <=(GroupName left, GroupName right) => left.CompareTo(right) <= 0;

    public static bool operator >=(GroupName left, GroupName right) => left.CompareTo(right) >= 0;
}
