using System.Text.Json.Serialization;

namespace Weir.Notices;

/// <summary>One thing to be told by one channel: a row of the outbox. It is plain values, for it is stored.</summary>
public sealed record Telling
{
    /// <summary>How many notices are kept whole.</summary>
    public const int MostNotices = 20;

    /// <summary>How many numbers of jobs are kept.</summary>
    public const int MostNumbers = 1000;

    /// <summary>Rises; a row of the outbox.</summary>
    public required long Id { get; init; }

    /// <summary>Never given twice: by it a receiver knows a repetition.</summary>
    public required string Key { get; init; }

    /// <summary>The notification's name.</summary>
    public required string Notification { get; init; }

    /// <summary>The channel's key.</summary>
    public required string Channel { get; init; }

    /// <summary>What is gathered in it: notices of one trigger and cause.</summary>
    public required string Group { get; init; }

    /// <summary>When it is to be told, UTC.</summary>
    public required DateTimeOffset Due { get; init; }

    /// <summary>The first notices, oldest first; never empty.</summary>
    public required IReadOnlyList<Notice> Notices { get; init; }

    /// <summary>How many notices there are, with those that are not kept.</summary>
    public int Count { get; set; } = 1;

    /// <summary>Numbers of the jobs that it is about.</summary>
    public IReadOnlyList<int> Numbers { get; set; } = [];

    /// <summary>0 is the first telling, 1 the first step of escalation.</summary>
    public int Step { get; init; }

    /// <summary>Which repetition of its step it is, from 1.</summary>
    public int Repetition { get; set; } = 1;

    public TellingState State { get; init; }

    /// <summary>When its state became other than pending, UTC.</summary>
    public DateTimeOffset? SettledAt { get; init; }

    /// <summary>How often its channel was tried for it.</summary>
    public int Attempts { get; init; }

    /// <summary>Why it was not told when it was last tried.</summary>
    public string? Error { get; init; }

    /// <summary>The first notice.</summary>
    [JsonIgnore]
    public Notice First => Notices[0];

    /// <summary>With one notice more.</summary>
    public Telling With(Notice notice) =>
        this with
        {
            Count = Count + 1,
            Notices = Notices.Count < MostNotices ? [.. Notices, notice] : Notices,
            Numbers =
                notice.Number is { } number && Numbers.Count < MostNumbers && !Numbers.Contains(number) ? [.. Numbers, number] : Numbers,
        };
}
