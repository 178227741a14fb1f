using System.Security.Cryptography;
using System.Text;
using Weir.Jobs;
using Weir.Linux;
using Weir.Shepherd;

namespace Weir.Execution;

/// <summary>
/// The jobs' folders and control groups on this machine. A folder is the agent's, made for one submission; only what is the job's own
/// in it belongs to the job's user.
/// </summary>
public sealed class JobFolders(ExecutionOptions options, Cgroups? cgroups, TimeProvider time)
{
    /// <summary>The user passes through to the job's files, and the group may list.</summary>
    private const uint OuterMode = 0x1C9,
        OuterModeForGroup = 0x1E9,
        UsersMode = 0x1E8;

    // Two agents on one machine, each with its data, both have a job 000000001: neither may kill or remove the other's group.
    private readonly string _agent = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Path.GetFullPath(options.Data)))[..4]);

    /// <summary>The group that may read the jobs' files; <see langword="null"/>: the user's own.</summary>
    public uint? FilesGroup { get; } = UserAccounts.FindGroup("weir");

    public string PathOf(TrackingNumber number) => Path.Join(options.Jobs, number.ToString());

    /// <summary>The control group that a job of this number has or will have; <see langword="null"/> where there are none.</summary>
    internal string? CgroupOf(TrackingNumber number) => cgroups is null ? null : Path.Join(cgroups.Root, GroupName(number));

    internal static bool? HasProcesses(string? cgroup) => cgroup is null ? null : new JobCgroup(cgroup).IsPopulated;

    /// <summary>The folders that the journal does not know.</summary>
    public OrphanFolders Aside { get; } = new(options.Jobs, time);

    /// <summary>Whether the folder of them all is there.</summary>
    public bool AreThere => Directory.Exists(options.Jobs);

    /// <summary>Whether a folder of this number is there already, whoever it was made for.</summary>
    public bool IsTaken(TrackingNumber number)
    {
        using var jobs = OpenJobs();
        return jobs.Has(number.ToString());
    }

    /// <summary>Makes folder and control group, or takes those that were made for this submission. The caller is inside the job.</summary>
    /// <exception cref="LinuxException">The folder cannot be made, or was made for another submission.</exception>
    internal PreparedFolder Prepare(IExecutionSubject job)
    {
        var submitter = job.Submitter!;
        var name = job.Number.ToString();
        var mark = SubmissionMark.Create(job.Key, submitter.UserId);
        bool isOlder;
        using (var jobs = OpenJobs())
        {
            if (TryCreate(jobs, name, mark, submitter, job.InPlace))
            {
                isOlder = false;
            }
            else if (IsFor(jobs, name, mark, out isOlder) is false)
            {
                // An older agent's, of which nothing has been started, or one whose making was cut short.
                Aside.SetAside(job.Number);
                if (!TryCreate(jobs, name, mark, submitter, job.InPlace))
                {
                    throw new LinuxException(Errno.Exists, $"folder {PathOf(job.Number)} cannot be made");
                }
            }
        }

        var folder = PathOf(job.Number);
        return new PreparedFolder(
            folder,
            job.InPlace && !isOlder ? Path.Join(folder, JobFiles.ReportFolder) : folder,
            cgroups?.Create(GroupName(job.Number))?.Path
        );
    }

    /// <summary>What the folder of a job says, where it was made for that job.</summary>
    internal FolderSnapshot Inspect(IExecutionSubject job, bool lookAtLock) =>
        FolderSnapshot.Read(PathOf(job.Number), lookAtLock, MarkOf(job));

    /// <summary>
    /// Closes a job for good, so that no shepherd can start it; <see langword="false"/> where it may have been started. The caller is
    /// inside the job.
    /// </summary>
    /// <param name="job">The job.</param>
    /// <param name="wasPrepared">Whether its folder was there: one that is gone then was taken away.</param>
    internal bool TrySeal(IExecutionSubject job, bool wasPrepared) =>
        FolderSnapshot.TrySeal(PathOf(job.Number), MarkOf(job)) ?? !wasPrepared;

    /// <summary>Removes the control group of a job that is over; one that still has processes stays until they are gone.</summary>
    internal static void Release(string? cgroup)
    {
        if (cgroup is not null)
        {
            _ = new JobCgroup(cgroup).TryRemove();
        }
    }

    /// <summary>The control groups that are there of this agent's jobs.</summary>
    internal IEnumerable<(TrackingNumber Number, string Cgroup)> Groups()
    {
        foreach (var group in cgroups is null ? [] : Directory.EnumerateDirectories(cgroups.Root, $"*-{_agent}"))
        {
            if (TrackingNumber.TryParse(Path.GetFileName(group).Split('-')[0], out var number))
            {
                yield return (number, group);
            }
        }
    }

    internal const UnixFileMode Passable =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    // The mark is unknown until the journal has been asked for the submission, after a restart of the agent.
    private static string? MarkOf(IExecutionSubject job) =>
        job is { Submitter: { } submitter } && job.Key != default ? SubmissionMark.Create(job.Key, submitter.UserId) : null;

    private bool TryCreate(FolderHandle parent, string name, string mark, Submitter submitter, bool inPlace)
    {
        var group = FilesGroup ?? submitter.GroupId;
        (uint, uint)? ours = FilesGroup is { } readers ? (0, readers) : null;
        var mode =
            UserAccounts.CurrentUserId != 0 ? UsersMode
            : FilesGroup is null ? OuterMode
            : OuterModeForGroup;
        using var folder = parent.TryCreateFolder(name, mode, ours);
        if (folder is null)
        {
            return false;
        }

        try
        {
            Fill();
            return true;
        }
        catch (LinuxException)
        {
            folder.TryRemove(JobFiles.Submission);
            folder.TryRemoveFolder(JobFiles.ReportFolder);
            folder.TryRemoveFolder(JobFiles.FilesFolder);
            folder.TryRemoveFolder(JobFiles.ScriptFolder);
            parent.TryRemoveFolder(name);
            throw;
        }

        void Fill()
        {
            if (inPlace)
            {
                // The shepherd there is the user's own process: it makes the files, and what it reports is its user's word.
                folder.TryCreateFolder(JobFiles.ReportFolder, UsersMode, (submitter.UserId, group))?.Dispose();
                folder.TryCreateFolder(JobFiles.FilesFolder, UsersMode, (submitter.UserId, group))?.Dispose();
            }
            else
            {
                folder.TryCreateFolder(JobFiles.FilesFolder, mode, ours)?.Dispose();
                folder.TryCreateFolder(JobFiles.ScriptFolder, mode, ours)?.Dispose();
            }

            // Last: without it the folder is not whole.
            SubmissionMark.Write(folder, mark);
        }
    }

    private FolderHandle OpenJobs() => FolderHandle.Open(Path.Join(options.Jobs, "."));

    // Whether the folder that is there is this submission's. One that an older agent made, and in which there was a start, is taken as it
    // is.
    private static bool IsFor(FolderHandle jobs, string name, string mark, out bool isOlder)
    {
        using var folder = jobs.TryOpenFolder(name) ?? throw new LinuxException(Errno.NoEntry, $"folder {name} cannot be opened");
        var made = folder.Facts.Owner == UserAccounts.CurrentUserId ? SubmissionMark.Read(folder) : null;
        isOlder = made is null && folder.Has(JobFiles.Started);
        return made is null || made == mark
            ? isOlder || made is not null
            : throw new LinuxException(
                Errno.Exists,
                $"the folder of job {name} was made for another submission, whose journal is lost; weir restore --set-aside moves such folders away while no Weir runs"
            );
    }

    private string GroupName(TrackingNumber number) => $"{number}-{_agent}";
}
