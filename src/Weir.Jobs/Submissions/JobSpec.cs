using System.Text;
using System.Text.Json.Serialization;

namespace Weir.Jobs;

/// <summary>
/// What a submitter says of a job, besides what is to run. A submission has it, the fact tells it, the server's job keeps it: each takes it
/// whole, and its members stand beside their own. <see cref="JobSpecFields"/> has it as bytes.
/// </summary>
public record JobSpec
{
    /// <summary>The local data area's size in bytes: what submitter and job share.</summary>
    public const int LocalDataAreaSize = 1024;

    /// <summary>What is said for a library list that is empty, whatever the submitting job's is.</summary>
    public const string NoLibraries = "*NONE";

    public JobSpec() { }

    /// <summary>Reads a library list as it is said and handed on: names with <c>:</c> between them.</summary>
    public static bool TryParseLibraries(string text, out IReadOnlyList<ObjectName> libraries)
    {
        ArgumentNullException.ThrowIfNull(text);
        List<ObjectName> found = [];
        libraries = found;
        foreach (var part in text.Split(':'))
        {
            if (!ObjectName.TryParse(part, out var library))
            {
                libraries = [];
                return false;
            }

            found.Add(library);
        }

        return true;
    }

    /// <summary>The job's name.</summary>
    public required ObjectName Name { get; init; }

    /// <summary>Named defaults, <c>LIBRARY/NAME</c>.</summary>
    public QualifiedName JobDescription { get; set; } = QualifiedName.Default;

    /// <summary>The lane it waits in, <c>LIBRARY/NAME</c>.</summary>
    public QualifiedName JobQueue { get; set; } = QualifiedName.Default;

    /// <summary>1 goes first, 9 last, within its job queue.</summary>
    public int Priority { get; set; } = 5;

    /// <summary>Units of named limits it needs while it runs.</summary>
    public IReadOnlyList<LimitNeed> Limits { get; set; } = [];

    /// <summary>
    /// The service group it wishes to be in: <c>CONTROL.TYPE</c> or <c>NAME</c>; <see langword="null"/> leaves it to the policy.
    /// </summary>
    public ObjectName? Service { get; init; }

    /// <summary>The date the job works for; <see langword="null"/> keeps the schedule's.</summary>
    public DateOnly? JobDate { get; init; }

    /// <summary>The job variable that shows its state, or <see langword="null"/>.</summary>
    public string? Monitor { get; init; }

    /// <summary>Ordered search path of libraries. It is for the job itself and stays on its machine.</summary>
    [JsonIgnore]
    public IReadOnlyList<ObjectName> LibraryList { get; set; } = [];

    /// <summary>
    /// Up to 1024 bytes handed from submitter to job, or <see langword="null"/>. They are nobody else's and stay on its machine.
    /// </summary>
    [JsonIgnore]
    public byte[]? LocalDataArea { get; set; }

    /// <summary>A local data area as people read it: text, without the blanks at its end.</summary>
    public static string TextOf(ReadOnlySpan<byte> localDataArea) => Encoding.UTF8.GetString(localDataArea).TrimEnd(' ', '\0');

    /// <summary>What the machine tells of it: all but what stays there.</summary>
    public JobSpec ForServer() => new(this) { LibraryList = [], LocalDataArea = null };
}
