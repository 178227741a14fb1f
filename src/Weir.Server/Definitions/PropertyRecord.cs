using Weir.Jobs;
using Weir.Protocol.Properties;

namespace Weir.Server.Definitions;

/// <summary>A property as it is kept.</summary>
/// <param name="Name">Its name, fully qualified.</param>
/// <param name="Value">What it holds.</param>
/// <param name="At">When it was set.</param>
/// <param name="By">By whom, and from where.</param>
internal sealed record PropertyRecord(string Name, string Value, DateTimeOffset At, string By)
{
    /// <summary>The machine of the job that it is of; <see langword="null"/> where it is of none.</summary>
    public string? Machine { get; init; }

    /// <summary>The user of that job by the id there; <see langword="null"/> where only the name is known.</summary>
    public uint? UserId { get; init; }

    /// <summary>The same by name.</summary>
    public string? User { get; init; }

    /// <summary>The schedule's day that it goes with; <see langword="null"/>: it stays.</summary>
    public ObjectName? Schedule { get; init; }

    /// <summary>The date of that day.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>Whose job it is of; <see langword="null"/> where it is of none.</summary>
    public Owner? OwnerOf() => Machine is not null && User is not null ? new Owner(Machine, UserId, User) : null;

    /// <summary>What is told of it.</summary>
    public PropertyView ToView() => new(Name, Value, At, By);
}
