using Weir.JobVariables;
using Weir.Linux;

namespace Weir.Bench.JobVariables;

/// <summary>A store of job variables for one run.</summary>
internal sealed class BenchFolder : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("weir-bench-").FullName;

    public BenchFolder() => Store = VariableStore.Open(Path.Join(_path, "variables"), "bench", BootId.Current, TimeProvider.System);

    public VariableStore Store { get; }

    public VariableCaller Caller { get; } =
        new(UserAccounts.NameOf(UserAccounts.CurrentUserId), UserAccounts.CurrentUserId, UserAccounts.CurrentGroupId, true);

    public VariableId Make(string name)
    {
        VariableId id = new(Caller.User, name);
        Store.Create(id, Caller, new VariableSettings());
        return id;
    }

    /// <summary>Many plain files, without a sync for each.</summary>
    public IReadOnlyList<VariableId> MakeMany(string user, int count)
    {
        var folder = Directory.CreateDirectory(Path.Join(Store.Folder, user)).FullName;
        var ids = Enumerable.Range(0, count).Select(number => new VariableId(user, $"V{number}")).ToArray();
        foreach (var id in ids)
        {
            File.WriteAllBytes(Path.Join(folder, id.Name), MonitoringRecord.Blank(size: MonitoringRecord.SizeWithUserPart).ToBytes());
        }

        return ids;
    }

    public void Dispose() => Directory.Delete(_path, recursive: true);
}
