namespace Collab.Web;
