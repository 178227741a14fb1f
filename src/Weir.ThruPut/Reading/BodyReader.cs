using System.Globalization;
using Weir.Jobs;

namespace Weir.ThruPut.Reading;

/// <summary>
/// Reads the bodies of requests. What it does not know in one is an error: to pass over a filter would answer another question.
/// </summary>
internal static class BodyReader
{
    /// <summary>The request whose body is empty or missing; <see langword="null"/> where it may not be.</summary>
    public static ThruPutRequest? Empty(ThruPutType type) =>
        type switch
        {
            ThruPutType.Gsq => new GsqRequest(),
            ThruPutType.Psq => new PsqRequest(),
            ThruPutType.Sgj => new SgjRequest(),
            ThruPutType.Spj => new SpjRequest(),
            ThruPutType.Sgd => null,
            ThruPutType.Hsl => new HslRequest(),
            ThruPutType.Hsq => new HsqRequest(),
            ThruPutType.Hca => new HcaRequest(),
            _ => new HxaRequest(),
        };

    public static ThruPutRequest? Read(MessageCursor cursor, RequestDraft draft, ThruPutType type)
    {
        var fields = new BodyFields(cursor, draft, type);
        return type switch
        {
            ThruPutType.Gsq => fields.Queue(
                "control_center",
                "type",
                jobs: false,
                queue => new GsqRequest { Groups = General(queue), Auto = queue.Auto }
            ),
            ThruPutType.Psq => fields.Queue(
                "service_group",
                null,
                jobs: false,
                queue => new PsqRequest { Groups = Production(queue), Auto = queue.Auto }
            ),
            ThruPutType.Sgj => fields.Queue(
                "control_center",
                "type",
                jobs: true,
                queue => new SgjRequest
                {
                    Groups = General(queue),
                    Jobs = queue.Jobs,
                    Auto = queue.Auto,
                }
            ),
            ThruPutType.Spj => fields.Queue(
                "service_group",
                null,
                jobs: true,
                queue => new SpjRequest
                {
                    Groups = Production(queue),
                    Jobs = queue.Jobs,
                    Auto = queue.Auto,
                }
            ),
            ThruPutType.Sgd => fields.Job(),
            ThruPutType.Hca => fields.Names(
                ["lpar", "self", "group", "set", "setcmp"],
                names => new HcaRequest
                {
                    Machines = names[0],
                    Selves = names[1],
                    Groups = names[2],
                    Sets = names[3],
                    SiteSets = names[4],
                }
            ),
            ThruPutType.Hxa => fields.Names(["mpx_lpar_set", "cpc"], names => new HxaRequest { Sets = names[0], Sites = names[1] }),
            _ => fields.Names([], _ => Empty(type)!),
        };
    }

    public static int? Index(string text) =>
        text.Length <= 2 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index <= Bucket.Last
            ? index
            : null;

    private static GeneralFilter General(QueueBody queue) =>
        new(
            new GeneralNames(new NameSet(queue.Included.First), new NameSet(queue.Included.Second)),
            new GeneralNames(new NameSet(queue.Excluded.First), new NameSet(queue.Excluded.Second))
        );

    private static ProductionFilter Production(QueueBody queue) =>
        new(new NameSet(queue.Included.First), new NameSet(queue.Excluded.First));
}
