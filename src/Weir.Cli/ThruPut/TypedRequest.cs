using System.Globalization;
using Weir.Cli.Running;
using Weir.Jobs;
using Weir.ThruPut;

namespace Weir.Cli.ThruPut;

/// <summary>What was typed behind <c>thruput</c>, and the request it makes.</summary>
internal sealed record TypedRequest(string Type, IReadOnlyList<string> Job, IReadOnlyList<string> Include, IReadOnlyList<string> Exclude)
{
    public string? Delayed { get; init; }

    public string? Exceptional { get; init; }

    public int? From { get; init; }

    public int? To { get; init; }

    public string? Auto { get; init; }

    public string? DataVersion { get; init; }

    /// <summary>The request; what does not go with its type is said.</summary>
    public ThruPutRequest Create()
    {
        if (!ThruPutTypes.TryParse(Type, out var type))
        {
            throw new UsageException(
                $"'{Printable.Escape(Type)}' is no request; allowed are {string.Join(", ", ThruPutTypes.All.Select(known => known.Code()))}"
            );
        }

        Check(type);
        ThruPutRequest request = type switch
        {
            ThruPutType.Gsq => new GsqRequest { Groups = General() },
            ThruPutType.Psq => new PsqRequest { Groups = Production() },
            ThruPutType.Sgj => new SgjRequest { Groups = General(), Jobs = Jobs() },
            ThruPutType.Spj => new SpjRequest { Groups = Production(), Jobs = Jobs() },
            ThruPutType.Sgd => new SgdRequest { Name = Job[0], Id = Job[1] },
            ThruPutType.Hsl => new HslRequest(),
            ThruPutType.Hsq => new HsqRequest(),
            ThruPutType.Hca => new HcaRequest(),
            _ => new HxaRequest(),
        };
        return request with { DataVersion = Version(type), Auto = Auto is null ? null : Letter("--auto", Auto, "YN") == 'Y' };
    }

    private void Check(ThruPutType type)
    {
        var queue = type is ThruPutType.Gsq or ThruPutType.Psq or ThruPutType.Sgj or ThruPutType.Spj;
        var jobs = type is ThruPutType.Sgj or ThruPutType.Spj;
        if (type == ThruPutType.Sgd ? Job.Count != 2 : Job.Count != 0)
        {
            throw new UsageException(
                type == ThruPutType.Sgd
                    ? "SGD asks about one job: its name and its id, such as NIGHTLY J0000147"
                    : $"{type.Code()} takes no job"
            );
        }

        if (!queue && (Include.Count > 0 || Exclude.Count > 0 || Auto is not null))
        {
            throw new UsageException($"{type.Code()} has no filter: --include, --exclude and --auto are for GSQ, PSQ, SGJ, SPJ");
        }

        if (!jobs && (Delayed ?? Exceptional) is not null || (!jobs && (From ?? To) is not null))
        {
            throw new UsageException($"{type.Code()} chooses no jobs: --delayed, --exceptional, --from and --to are for SGJ, SPJ");
        }
    }

    private GeneralFilter General() => new(GeneralNames(Include), GeneralNames(Exclude));

    // A control center is the usual thing to ask for; a type is marked.
    private static GeneralNames GeneralNames(IReadOnlyList<string> names)
    {
        const string mark = "type=";
        return new GeneralNames(
            new NameSet(names.Where(name => !name.StartsWith(mark, StringComparison.OrdinalIgnoreCase))),
            new NameSet(names.Where(name => name.StartsWith(mark, StringComparison.OrdinalIgnoreCase)).Select(name => name[mark.Length..]))
        );
    }

    private ProductionFilter Production() => new(new NameSet(Include), new NameSet(Exclude));

    private JobSelection Jobs() =>
        new(Choose("--delayed", Delayed), Choose("--exceptional", Exceptional), From ?? Bucket.First, To ?? Bucket.Last);

    private static Choice Choose(string option, string? text) =>
        text is null
            ? Choice.All
            : Letter(option, text, "YNA") switch
            {
                'Y' => Choice.Yes,
                'N' => Choice.No,
                _ => Choice.All,
            };

    private static char Letter(string option, string text, string allowed) =>
        text.Length == 1 && allowed.Contains(char.ToUpperInvariant(text[0]), StringComparison.Ordinal)
            ? char.ToUpperInvariant(text[0])
            : throw new UsageException(
                $"{option} '{Printable.Escape(text)}' is not allowed; allowed are {string.Join(", ", allowed.AsEnumerable())}"
            );

    private int Version(ThruPutType type) =>
        DataVersion is null ? type.NewestVersion()
        : int.TryParse(DataVersion, NumberStyles.None, CultureInfo.InvariantCulture, out var version) && version is > 0 and <= 9999
            ? version
        : throw new UsageException($"--data-version '{Printable.Escape(DataVersion)}' is not a version: 0001 or 0002");
}
