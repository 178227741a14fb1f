namespace Weir.JobVariables;

/// <summary>One field of a record: where it is and what it says.</summary>
/// <param name="Name">Its name in words.</param>
/// <param name="Position">Its first byte, counted from 1.</param>
/// <param name="Length">How many bytes.</param>
/// <param name="Meaning">What it says.</param>
public sealed record RecordField(string Name, int Position, int Length, string Meaning)
{
    public static RecordField Status { get; } = new("status", 1, 3, "what the job does: $ and a letter or two");

    public static RecordField Zero { get; } = new("zero", 4, 1, "the character 0");

    public static RecordField Tsn { get; } = new("TSN", 5, 4, "names the job");

    public static RecordField Catalog { get; } = new("catalogue id", 9, 4, "names the agent that has the job");

    public static RecordField Unused { get; } = new("unused", 13, 4, "blanks");

    public static RecordField Type { get; } = new("type", 17, 1, "J job, S print job, P program; any other letter is let stand");

    public static RecordField Session { get; } = new("session", 18, 3, "count of the machine's boots, 001 to 999");

    public static RecordField Started { get; } = new("start", 21, 16, "when monitoring began, UTC");

    public static RecordField Activity { get; } = new("activity", 37, 16, "when the job last set its time stamp, UTC");

    public static RecordField Application { get; } = new("application", 53, 8, "the job's own name for what it does");

    public static RecordField Reserved { get; } = new("reserved", 61, 10, "blanks");

    public static RecordField Information { get; } =
        new("information", 71, 58, "the job's own; who cancelled it and why; from 105 on the schedule's name");

    /// <summary>The part of <see cref="Information"/> that holds who cancelled the job, and why.</summary>
    public static RecordField Cancellation { get; } = new("cancellation", 71, 34, "who cancelled the job, and why");

    /// <summary>The part of <see cref="Information"/> that holds the schedule's name.</summary>
    public static RecordField Schedule { get; } = new("schedule", 105, 24, "the schedule that the job is on");

    /// <summary>A program's return code, where a job has <see cref="Zero"/> and its TSN.</summary>
    public static RecordField ReturnCode { get; } =
        new("return code", 4, 4, "a program's return code: one character and three of information");

    /// <summary>The 128 bytes of a job's record, without gap or overlap.</summary>
    public static IReadOnlyList<RecordField> OfJob { get; } =
    [Status, Zero, Tsn, Catalog, Unused, Type, Session, Started, Activity, Application, Reserved, Information];

    /// <summary>What a program's record holds.</summary>
    public static IReadOnlyList<RecordField> OfProgram { get; } = [Status, ReturnCode, Type];

    /// <summary>The first byte, counted from 0.</summary>
    public int Offset => Position - 1;
}
