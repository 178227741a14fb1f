namespace Weir.Shepherd;

/// <summary>The names in a job's folder.</summary>
public static class JobFiles
{
    /// <summary>The folder of what is the job's own; the agent makes it.</summary>
    public const string FilesFolder = "files";

    /// <summary>The folder of a job in place, which belongs to its user, for what the shepherd there reports; the agent makes it.</summary>
    public const string ReportFolder = "report";

    /// <summary>Says which submission the folder was made for; the agent writes it.</summary>
    public const string Submission = "submission";

    /// <summary>Locked by the shepherd for its whole life; holds its process id.</summary>
    public const string Lock = "lock";

    /// <summary>Made once, before the command starts; see <see cref="StartedRecord"/>.</summary>
    public const string Started = "started";

    /// <summary>Standard input of a stored job that is answered: a pipe.</summary>
    public const string Input = "in";

    /// <summary>Standard output of a stored job.</summary>
    public const string Output = "out";

    /// <summary>Standard error of a stored job.</summary>
    public const string Error = "err";

    /// <summary>How it ended; see <see cref="EndRecord"/>.</summary>
    public const string End = "end.json";

    /// <summary>The room that is taken for <see cref="End"/> before the start, and becomes it.</summary>
    internal const string EndRoom = ".end.json";

    /// <summary>The folder of the submitted script alone; the agent makes it.</summary>
    public const string ScriptFolder = "script";

    /// <summary>The text of a submitted script.</summary>
    public const string Script = "script";

    /// <summary>The local data area.</summary>
    public const string LocalDataArea = "lda";

    /// <summary>There where the job's monitoring variable could not be written; says why, one line for each time.</summary>
    public const string RecordLost = "record-lost";

    /// <summary>Says that a file of output reached its bound: what is done about it, which file, the bound.</summary>
    public const string OutputFull = "output-full";
}
