export { aCluster, type Cluster, type ClusterNode } from "./cluster.js";
