using System.Text.Json.Serialization;
using Weir.Jobs.Json;

namespace Weir.Jobs.Plans;

/// <summary>Which container job a day of a sub-schedule runs in. Both are of the same date.</summary>
/// <param name="Schedule">The day that the container job is on, as that is called.</param>
/// <param name="Job">The container job, with the number of its copy where it has one.</param>
public sealed record ContainerRef([property: JsonConverter(typeof(DayNameConverter))] ObjectName Schedule, ObjectName Job)
{
    /// <summary>
    /// What a sub-schedule's day is called that runs in it, <c>PARENT_CONTAINER[SUB]</c>; <see langword="null"/> where that is too long.
    /// </summary>
    public ObjectName? DayName(ObjectName sub) => ObjectName.TryParseDay($"{Schedule}_{Job}[{sub}]", out var name) ? name : null;
}
