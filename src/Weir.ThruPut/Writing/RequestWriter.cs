using System.Globalization;
using Weir.ThruPut.Writing;

namespace Weir.ThruPut;

/// <summary>Writes requests, in the order of tags that the original's pages have.</summary>
public static class RequestWriter
{
    /// <summary>The request as one message.</summary>
    public static byte[] Write(ThruPutRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var output = new MemoryStream();
        using (var xml = new MessageWriter(output))
        {
            xml.Open("TM");
            xml.Text("protocol_version", "0001");
            xml.Open("request");
            xml.Text("request_type", request.Type.Code());
            xml.Text("request_id", request.RequestId);
            xml.Text("date_time", request.DateTime?.ToString() ?? "");
            xml.Text("data_version", request.DataVersion.ToString("D4", CultureInfo.InvariantCulture));
            xml.Open(request.Type.BodyTag());
            Body(xml, request);
            xml.Close();
            xml.Close();
            xml.Close();
        }

        return output.ToArray();
    }

    private static void Body(MessageWriter xml, ThruPutRequest request)
    {
        switch (request)
        {
            case GsqRequest gsq:
                General(xml, gsq.Groups);
                break;
            case PsqRequest psq:
                Production(xml, psq.Groups);
                break;
            case SgjRequest sgj:
                General(xml, sgj.Groups);
                Jobs(xml, sgj.Jobs);
                break;
            case SpjRequest spj:
                Production(xml, spj.Groups);
                Jobs(xml, spj.Jobs);
                break;
            case SgdRequest sgd:
                xml.Text("name", sgd.Name);
                xml.Text("id", sgd.Id);
                break;
            case HcaRequest hca:
                xml.Names("lpar", hca.Machines);
                xml.Names("self", hca.Selves);
                xml.Names("group", hca.Groups);
                xml.Names("set", hca.Sets);
                xml.Names("setcmp", hca.SiteSets);
                break;
            case HxaRequest hxa:
                xml.Names("mpx_lpar_set", hxa.Sets);
                xml.Names("cpc", hxa.Sites);
                break;
        }

        if (request.Auto is { } auto)
        {
            xml.Text("auto", auto ? "Y" : "N");
        }
    }

    private static void General(MessageWriter xml, GeneralFilter groups)
    {
        List(xml, "included", groups.Included);
        List(xml, "excluded", groups.Excluded);
    }

    private static void List(MessageWriter xml, string tag, GeneralNames names)
    {
        if (names.IsEmpty)
        {
            return;
        }

        xml.Open(tag);
        xml.Names("control_center", names.ControlCenters);
        xml.Names("type", names.Types);
        xml.Close();
    }

    private static void Production(MessageWriter xml, ProductionFilter groups)
    {
        List(xml, "included", groups.Included);
        List(xml, "excluded", groups.Excluded);
    }

    private static void List(MessageWriter xml, string tag, NameSet names)
    {
        if (names.Count == 0)
        {
            return;
        }

        xml.Open(tag);
        xml.Names("service_group", names);
        xml.Close();
    }

    private static void Jobs(MessageWriter xml, JobSelection jobs)
    {
        xml.Text("delayed", Letter(jobs.Delayed));
        xml.Text("exceptional", Letter(jobs.Exceptional));
        xml.Number("section_ix_from", jobs.From);
        xml.Number("section_ix_to", jobs.To);
    }

    private static string Letter(Choice choice) =>
        choice switch
        {
            Choice.Yes => "Y",
            Choice.No => "N",
            _ => "A",
        };
}
