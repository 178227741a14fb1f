using System.Text.Json.Serialization;
using Weir.Jobs;

namespace Weir.Server.Events;

/// <summary>
/// Something happened that a definition answers: what is to be done, and how far that has come. A record of the store, written with what
/// happened, changed with each thing done and removed with the last.
/// </summary>
/// <param name="Id">Rises with each.</param>
/// <param name="At">When it happened, UTC.</param>
/// <param name="Link">What happened to whose jobs, as <c>Night/LOAD failed</c>.</param>
/// <param name="Owner">Who put the definition into force: whose rights count.</param>
/// <param name="Schedule">The schedule of the job or day.</param>
/// <param name="Date">Its day.</param>
/// <param name="Number">The job, where it happened to one.</param>
/// <param name="Chain">What led to it, oldest first, this one last.</param>
/// <param name="Actions">What is to be done, in order, with no placeholder left.</param>
/// <param name="Next">Which of them is next.</param>
internal sealed record RaisedEvent(
    long Id,
    DateTimeOffset At,
    [property: JsonRequired] string Link,
    [property: JsonRequired] Actor Owner,
    ObjectName Schedule,
    DateOnly Date,
    TrackingNumber? Number,
    [property: JsonRequired] IReadOnlyList<string> Chain,
    [property: JsonRequired] IReadOnlyList<string> Actions,
    int Next
)
{
    /// <summary>The job's name, where it happened to one.</summary>
    public ObjectName? Job { get; set; }

    /// <summary>The schedule that its day is an instance of, where it is one.</summary>
    public ObjectName? Of { get; set; }

    /// <summary>Whether all is done.</summary>
    [JsonIgnore]
    public bool IsOver => Next >= Actions.Count;

    /// <summary>The caller as whom its actions are asked for: the owner, who is an administrator, or nothing would be in force.</summary>
    public Caller ToCaller() =>
        new(Owner.User, Role.Administrator, "definition")
        {
            Machine = Owner.Machine,
            UserId = Owner.UserId is >= 0 and <= uint.MaxValue ? (uint)Owner.UserId.Value : null,
            Actor = new Actor(Owner.User, ActorOrigin.Definition, Owner.Machine, Owner.UserId, EventOrigin.Of(this)),
        };

    /// <summary>Where its actions find what they do not name.</summary>
    [JsonIgnore]
    public EventPlace Place => new(Schedule, Date, Number is { } number && Job is { } name ? (number, name) : null) { Of = Of };
}
