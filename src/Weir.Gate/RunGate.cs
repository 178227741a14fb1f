using Weir.Jobs;
using Weir.Linux;
using Weir.Tracking.Naming;

namespace Weir.Gate;

/// <summary><c>weir run … -- COMMAND</c>.</summary>
internal sealed class RunGate(List<byte[]> environment)
{
    public int Run(GateOptions options)
    {
        return new InPlaceGate
        {
            Way = WayIn.Run,
            Place = new GatePlace(environment, options.Socket),
            Programs = ProgramSearch.Candidates(options.Command[0], ProcessBytes.ValueOf(environment, "PATH"u8)),
            Arguments = options.Command,
            Environment = environment,
            NeedsAgent = options.AsksForMore,
            Identify = (_, _) => new GateIdentity(
                options.Name ?? JobNaming.FromArguments(options.Command),
                options.JobDescription ?? QualifiedName.Default,
                options.JobQueue ?? QualifiedName.Default),
            Submit = identity => new Submission
            {
                Key = Guid.NewGuid(),
                Name = identity.Name,
                Way = WayIn.Run,
                Mode = SubmissionMode.InPlace,
                JobDescription = identity.JobDescription,
                JobQueue = identity.JobQueue,
                Arguments = options.Command,
                Directory = ProcessBytes.CurrentFolder() ?? "/"u8.ToArray(),
                Umask = ProcessBytes.Umask(),
                LocalDataArea = options.LocalDataArea,
                LibraryList = options.LibraryList,
                JobDate = options.Date,
                Priority = options.Priority ?? 5,
                Hold = options.Hold,
                Limits = options.Limits,
                Monitor = options.Monitor,
                MonitorPassword = options.PasswordOf(environment),
                Service = options.Service,
            },
        }.Pass();
    }
}
