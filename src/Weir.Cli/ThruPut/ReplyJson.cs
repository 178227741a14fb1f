using System.Globalization;
using System.Text.Json;
using Weir.Jobs;
using Weir.ThruPut;

namespace Weir.Cli.ThruPut;

/// <summary>Replies as JSON, under the names of the tags, into an object that is open.</summary>
internal static class ReplyJson
{
    public static void Write(Utf8JsonWriter json, ThruPutReply reply)
    {
        json.WriteString("response_type", reply.TypeCode);
        json.WriteString("response_id", reply.RequestId);
        json.WriteString("date_time", reply.DateTime.ToString());
        json.WriteString("data_version", reply.DataVersion.ToString("D4", CultureInfo.InvariantCulture));
        json.WriteString("status", reply is ErrorReply ? "ERROR" : "OK");
        Body(json, reply);
        json.WriteBoolean("lastrec", reply.Last);
    }

    private static void Body(Utf8JsonWriter json, ThruPutReply reply)
    {
        switch (reply)
        {
            case ErrorReply failed:
                json.WriteString("error_code", failed.Error.Code);
                json.WriteString("error_text", failed.Error.Text);
                json.WriteNumber("error_line", failed.Error.Line);
                json.WriteNumber("error_column", failed.Error.Column);
                break;
            case GsqReply gsq:
                List(
                    json,
                    "service_group",
                    gsq.Groups,
                    group =>
                    {
                        json.WriteString("control_center", group.ControlCenter);
                        json.WriteString("type", group.Type);
                        Sections(json, group.Sections);
                    }
                );
                break;
            case PsqReply psq:
                List(
                    json,
                    "service_group",
                    psq.Groups,
                    group =>
                    {
                        json.WriteString("group_name", group.Name);
                        Sections(json, group.Sections);
                    }
                );
                break;
            case SgjReply sgj:
                List(
                    json,
                    "job",
                    sgj.Jobs,
                    job =>
                    {
                        Job(json, job.Name, job.Id, job.Owner);
                        json.WriteString("control_center", job.ControlCenter);
                        json.WriteString("type", job.Type);
                        Turn(json, job.Importance, job.Bucket, job.Ets);
                    }
                );
                break;
            case SpjReply spj:
                List(
                    json,
                    "job",
                    spj.Jobs,
                    job =>
                    {
                        Job(json, job.Name, job.Id, job.Owner);
                        json.WriteString("service_group", job.Group);
                        Turn(json, job.Importance, job.Bucket, job.Ets);
                    }
                );
                break;
            case SgdReply sgd:
                json.WriteString("name", sgd.Name);
                json.WriteString("id", sgd.Id);
                List(
                    json,
                    "section",
                    sgd.Sections,
                    section =>
                    {
                        json.WriteString("rm", section.Manager);
                        json.WriteString("holding", section.Holding ? "Y" : "N");
                        json.WriteStartArray("line");
                        foreach (var line in section.Lines)
                        {
                            json.WriteStringValue(line);
                        }

                        json.WriteEndArray();
                    }
                );
                break;
            case HslReply hsl:
                List(json, "entry", hsl.Entries, entry => History(json, entry.At, "gs_ix", entry.General, "ps_ix", entry.Production));
                break;
            case HcaReply hca:
                List(json, "lpar", hca.Machines, machine => Machine(json, machine));
                break;
            case HxaReply hxa:
                List(
                    json,
                    "mpx_lpar_set",
                    hxa.Sets,
                    set =>
                    {
                        json.WriteString("name", set.Name);
                        List(json, "entry", set.Entries, entry => Entry(json, entry));
                    }
                );
                break;
            case HsqReply hsq:
                List(json, "entry", hsq.Entries, entry => History(json, entry.At, "gs_queue", entry.General, "ps_queue", entry.Production));
                break;
        }
    }

    private static void List<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Machine(Utf8JsonWriter json, HcaMachine machine)
    {
        json.WriteString("name", machine.Name);
        json.WriteString("status", machine.Active ? "Active" : "Inactive");
        List(
            json,
            "entry",
            machine.Entries,
            entry =>
            {
                json.WriteString("date_time", entry.At.ToString());
                json.WriteString("sync", entry.Sync ? "Y" : "N");
                if (entry.Self is { } self)
                {
                    json.WriteStartObject("self");
                    Usage(json, self.Usage, "");
                    json.WritePropertyName("cap_level");
                    if (self.Level is { } level)
                    {
                        json.WriteNumberValue(level);
                    }
                    else
                    {
                        json.WriteNullValue();
                    }

                    json.WriteNumber("cap_percent", self.Percent ?? 0);
                    json.WriteString("cap_reason", self.Reason);
                    json.WriteEndObject();
                }

                List(json, "group", entry.Group is { } group ? [group] : (HcaBlock[])[], block => Block(json, block));
                List(json, "set", entry.Sets, block => Block(json, block));
                List(
                    json,
                    "setcmp",
                    entry.SiteSets,
                    set =>
                    {
                        json.WriteString("name", set.Name);
                        Usage(json, set.Usage, "");
                        Usage(json, set.AllSites, "cmp");
                    }
                );
            }
        );
    }

    private static void Entry(Utf8JsonWriter json, HxaEntry entry)
    {
        json.WriteString("date_time", entry.At.ToString());
        json.WriteStartObject("self");
        Usage(json, entry.Self, "");
        json.WriteEndObject();
        List(
            json,
            "cpc",
            entry.Sites,
            site =>
            {
                json.WriteString("name", site.Name);
                json.WriteNumber("int", site.Interval);
                json.WriteNumber("avg", site.Average);
            }
        );
    }

    private static void Block(Utf8JsonWriter json, HcaBlock block)
    {
        json.WriteString("name", block.Name);
        Usage(json, block.Usage, "");
    }

    private static void Usage(Utf8JsonWriter json, Usage usage, string scope)
    {
        json.WriteNumber("int" + scope, usage.Interval);
        json.WriteNumber("avg" + scope, usage.Average);
        if (usage.Limit is { } limit)
        {
            json.WriteNumber("limit" + scope, limit);
        }
        else
        {
            json.WriteNull("limit" + scope);
        }
    }

    private static void Sections(Utf8JsonWriter json, IReadOnlyList<Section> sections) =>
        List(
            json,
            "section",
            sections,
            section =>
            {
                json.WriteNumber("ix", section.Index);
                json.WriteNumber("nn", section.Normal);
                json.WriteNumber("dn", section.Delayed);
                json.WriteNumber("ne", section.Exceptional);
                json.WriteNumber("de", section.DelayedExceptional);
            }
        );

    private static void Job(Utf8JsonWriter json, string name, string id, string owner)
    {
        json.WriteString("name", name);
        json.WriteString("id", id);
        json.WriteString("owner", owner);
    }

    private static void Turn(Utf8JsonWriter json, int importance, int bucket, Ets ets)
    {
        json.WriteNumber("i", importance);
        json.WriteString("position", Bucket.Position(bucket));
        json.WriteString("ets", ets.Text);
        json.WriteNumber("ets_code", ets.Code);
    }

    private static void History(Utf8JsonWriter json, ThruPutTime at, string general, int? inGeneral, string production, int? inProduction)
    {
        json.WriteString("date_time", at.ToString());
        Number(json, general, inGeneral);
        Number(json, production, inProduction);
    }

    private static void Number(Utf8JsonWriter json, string name, int? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
