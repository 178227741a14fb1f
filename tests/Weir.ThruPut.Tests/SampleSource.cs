using Weir.Jobs;

namespace Weir.ThruPut.Tests;

/// <summary>Answers everything, in memory.</summary>
internal sealed class SampleSource : IThruPutSource
{
    private static readonly ThruPutTime s_now = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
    private static readonly Section[] s_general = [.. Bucket.General.Select(index => new Section(index, 1, 0, 0, 0))];
    private static readonly Section[] s_production = [.. Bucket.Production.Select(index => new Section(index, 1, 0, 0, 0))];

    public ThruPutTime Now => s_now;

    public ThruPutRefusedException? Refusal { get; set; }

    public Task<ThruPutReply> AnswerAsync(ThruPutRequest request, CancellationToken cancellationToken) =>
        Refusal is null ? Task.FromResult(Answer(request)) : Task.FromException<ThruPutReply>(Refusal);

    private static ThruPutReply Answer(ThruPutRequest request) =>
        request switch
        {
            GsqRequest gsq => new GsqReply { Groups = gsq.Groups.Passes("DEV", "TEST") ? [new GsqGroup("DEV", "TEST", s_general)] : [] },
            PsqRequest psq => new PsqReply { Groups = psq.Groups.Passes("$$$PCS") ? [new PsqGroup("$$$PCS", s_production)] : [] },
            SgjRequest sgj => new SgjReply
            {
                Jobs = sgj.Jobs.Passes(false, false, 3)
                    ? [new SgjJob("A", "J0000001", "alice", "DEV", "TEST", 3, 3, Ets.Indeterminate)]
                    : [],
            },
            SpjRequest spj => new SpjReply
            {
                Jobs = spj.Jobs.Passes(false, false, 12) ? [new SpjJob("A", "J0000001", "alice", "$$$DEF", 1, 12, Ets.Delayed)] : [],
            },
            SgdRequest sgd => new SgdReply
            {
                Name = sgd.Name,
                Id = sgd.Id,
                Sections = [new SgdSection("JLS", true, ["Limited by +LIMIT.ALLJOBS", " Needs(001)"])],
            },
            HslRequest => new HslReply { Entries = [new HslEntry(s_now, 8, null)] },
            HsqRequest => new HsqReply { Entries = [new HsqEntry(s_now, 1, 2)] },
            HcaRequest => new HcaReply { Machines = [] },
            _ => new HxaReply { Sets = [] },
        };
}
